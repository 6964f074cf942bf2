using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ThiDua.Web.Infrastructure;

/// <summary>Gives every validation attribute without a message of its own a Vietnamese one that names the field and the remedy.</summary>
public sealed class VietnameseValidationMessages : IValidationMetadataProvider
{
    private static readonly Dictionary<Type, string?> s_englishDefaults = new ValidationAttribute[]
    {
        new EmailAddressAttribute(), new PhoneAttribute(), new UrlAttribute(), new FileExtensionsAttribute(), new EnumDataTypeAttribute(typeof(DayOfWeek)),
    }.ToDictionary(static attribute => attribute.GetType(), static attribute => attribute.ErrorMessage);

    /// <inheritdoc/>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (HasNoMessage(attribute) && MessageFor(attribute) is { } message)
            {
                attribute.ErrorMessage = message;
            }
        }
    }

    /// <summary>Format of the message; {0} is the name of the field, the rest as the attribute defines.</summary>
    public static string? MessageFor(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => BindingMessages.RequiredFormat,
        StringLengthAttribute { MinimumLength: > 0 } => "“{0}” phải dài từ {2} đến {1} ký tự. Hãy sửa cho vừa.",
        StringLengthAttribute => "“{0}” dài quá {1} ký tự. Hãy rút gọn.",
        LengthAttribute => "“{0}” phải dài từ {1} đến {2}. Hãy sửa cho vừa.",
        MaxLengthAttribute => "“{0}” dài quá {1} ký tự. Hãy rút gọn.",
        MinLengthAttribute => "“{0}” phải có ít nhất {1} ký tự. Hãy nhập thêm.",
        RangeAttribute => "“{0}” phải từ {1} đến {2}. Kiểm tra lại số vừa nhập.",
        EmailAddressAttribute => "“{0}” chưa đúng dạng thư điện tử. Viết như ten@coquan.gov.vn.",
        PhoneAttribute => "“{0}” chưa đúng dạng số điện thoại. Viết như 0912 345 678.",
        UrlAttribute => "“{0}” chưa đúng dạng địa chỉ trang mạng. Viết như https://coquan.gov.vn.",
        CompareAttribute => "“{0}” chưa giống “{1}”. Hãy nhập lại hai ô cho giống nhau.",
        RegularExpressionAttribute => "“{0}” chưa đúng mẫu quy định. Xem ví dụ cạnh ô rồi nhập lại.",
        AllowedValuesAttribute or DeniedValuesAttribute or EnumDataTypeAttribute => "Giá trị của “{0}” không có trong danh sách. Hãy chọn lại.",
        FileExtensionsAttribute => "“{0}” chỉ nhận tệp có đuôi {1}. Hãy chọn tệp khác.",
        _ => null,
    };

    // the attributes derived from DataTypeAttribute show their English default as if somebody had set it
    private static bool HasNoMessage(ValidationAttribute attribute) =>
        attribute.ErrorMessageResourceName is null
        && (attribute.ErrorMessage is null || (s_englishDefaults.TryGetValue(attribute.GetType(), out var english) && string.Equals(attribute.ErrorMessage, english, StringComparison.Ordinal)));
}
