namespace ThiDua.Web.Infrastructure;

/// <summary>What one error page says: what happened and what to do.</summary>
/// <param name="Title">Heading.</param>
/// <param name="What">What happened, one or two sentences.</param>
/// <param name="Remedy">What the user can do.</param>
/// <param name="Icon">Symbol of the sprite.</param>
public sealed record ErrorText(string Title, string What, string Remedy, string Icon = "alert");

/// <summary>The words of all error pages.</summary>
public static class ErrorTexts
{
    /// <summary>A form whose antiforgery token is missing or too old.</summary>
    public static ErrorText StaleForm { get; } = new(
        "Trang mở đã lâu, chưa gửi được",
        "Trang mở đã lâu hoặc bạn đã đăng nhập lại ở cửa sổ khác, nên máy chủ không nhận biểu mẫu này. Chưa có gì được ghi.",
        "Bấm nút Quay lại của trình duyệt, chép phần vừa nhập nếu cần, tải lại trang rồi gửi lần nữa.",
        "clock");

    private static readonly Dictionary<int, ErrorText> s_texts = new()
    {
        [400] = new(
            "Yêu cầu chưa đúng",
            "Máy chủ không hiểu yêu cầu này: địa chỉ hoặc dữ liệu gửi lên bị thiếu hay sai dạng. Chưa có gì được ghi.",
            "Quay lại trang trước, tải lại rồi thử lần nữa."),
        [401] = new(
            "Bạn chưa đăng nhập",
            "Trang này chỉ dành cho người đã đăng nhập.",
            "Đăng nhập rồi mở lại địa chỉ này.",
            "lock"),
        [403] = new(
            "Bạn không có quyền xem trang này",
            "Tài khoản của bạn không được giao việc này.",
            "Nếu đây là việc của bạn, đề nghị người quản trị của xã cấp quyền, kèm mã bên dưới.",
            "lock"),
        [404] = new(
            "Không tìm thấy trang",
            "Địa chỉ này không có, đã đổi, hoặc bản ghi đã bị xóa.",
            "Kiểm tra lại địa chỉ, hoặc về trang chủ rồi tìm từ menu.",
            "search"),
        [405] = new(
            "Thao tác này không dùng được ở đây",
            "Địa chỉ này không nhận cách gửi vừa dùng. Chưa có gì được ghi.",
            "Quay lại trang trước rồi làm lại từ nút trên trang."),
        [409] = new(
            "Chưa lưu: bản ghi vừa được người khác sửa",
            "Trong lúc bạn đang sửa, người khác đã lưu bản ghi này trước. Máy chủ không ghi đè lên bản của họ.",
            "Bấm nút Quay lại của trình duyệt để lấy lại phần vừa nhập, mở bản ghi ở cửa sổ mới để xem bản đang lưu, rồi nhập lại chỗ cần sửa."),
        [413] = new(
            "Tệp hoặc dữ liệu gửi lên quá lớn",
            "Máy chủ không nhận vì dung lượng vượt giới hạn. Chưa có gì được ghi.",
            "Chia nhỏ tệp, hoặc nén ảnh cho nhẹ hơn rồi gửi lại."),
        [429] = new(
            "Gửi quá nhiều lần liên tiếp",
            "Máy chủ tạm dừng nhận yêu cầu từ bạn để bảo đảm cho người khác dùng được.",
            "Đợi khoảng một phút rồi thử lại.",
            "clock"),
        [500] = new(
            "Máy chủ gặp lỗi",
            "Lỗi này không phải do bạn. Thao tác vừa rồi chưa được ghi.",
            "Thử lại sau ít phút. Nếu vẫn gặp, báo người quản trị mã bên dưới, kèm việc bạn đang làm."),
        [503] = new(
            "Hệ thống đang bận hoặc đang bảo trì",
            "Máy chủ tạm thời chưa phục vụ được. Dữ liệu đã lưu không bị ảnh hưởng.",
            "Thử lại sau ít phút.",
            "clock"),
    };

    /// <summary>The words for a status; unknown ones get those of 400 or 500.</summary>
    public static ErrorText For(int status) => s_texts.TryGetValue(status, out var text) ? text : s_texts[status >= 500 ? 500 : 400];
}
