using System.Globalization;
using ThiDua.Shared;

namespace ThiDua.Organisation;

/// <summary>What may be written about profile, units, people and the officer in charge.</summary>
public static class OrganisationRules
{
    private const int FirstYear = 1945;

    /// <summary>Refuses settings that cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(ProfileInput input, Guid? id, int thisYear, IEnumerable<CommuneProfile> others)
    {
        CheckYear(input.FromYear, nameof(input.FromYear), thisYear + 1);
        if (others.Any(p => p.Id != id && p.FromYear == input.FromYear))
        {
            throw new DomainException($"Đã có hồ sơ áp dụng từ năm {input.FromYear}. Sửa hồ sơ đó, hoặc nhập năm khác.", nameof(input.FromYear));
        }

        if (!OrganisationWords.CommuneKinds.Contains(input.Kind!, StringComparer.Ordinal))
        {
            throw new DomainException($"“{input.Kind}” không phải loại đơn vị. Chọn một trong: {string.Join(", ", OrganisationWords.CommuneKinds)}.", nameof(input.Kind));
        }

        if (input.RatePlaces is < 0 or > 2)
        {
            throw new DomainException($"{input.RatePlaces} chữ số thập phân không dùng được. Nhập 0, 1 hoặc 2.", nameof(input.RatePlaces));
        }
    }

    /// <summary>Refuses a unit that cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(UnitInput input, Guid? id, int thisYear, IReadOnlyCollection<Unit> others)
    {
        if (input.Households < 0)
        {
            throw new DomainException($"Số hộ {input.Households} là số âm. Nhập số từ 0, hoặc để trống khi chưa biết.", nameof(input.Households));
        }

        if (input.Households is not null && input.Kind != UnitKind.Hamlet)
        {
            throw new DomainException($"Chỉ thôn, xóm mới ghi số hộ. Xóa ô này, hoặc đổi Loại thành “{OrganisationWords.Kind(UnitKind.Hamlet)}”.", nameof(input.Households));
        }

        CheckYear(input.LastYear, nameof(input.LastYear), thisYear);
        CheckParent(input, id, others);
        if (others.FirstOrDefault(u => u.Id != id && VietnameseText.Fold(u.Name) == VietnameseText.Fold(input.Name) && (u.LastYear is null || input.LastYear is null)) is { } twin && twin.LastYear is null && input.LastYear is null)
        {
            throw new DomainException($"Đơn vị “{twin.Name}” đã có trong danh sách. Sửa đơn vị đó, hoặc đặt tên khác.", nameof(input.Name));
        }

        if (input.LastYear is { } last && id is not null && others.FirstOrDefault(u => u.ParentId == id && u.ExistsIn(last + 1)) is { } child)
        {
            throw new DomainException($"Đơn vị trực thuộc “{child.Name}” còn hoạt động sau năm {last}. Đóng hoặc chuyển đơn vị đó trước.", nameof(input.LastYear));
        }
    }

    /// <summary>Refuses a person that cannot be true.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(PersonInput input, Guid? id, int thisYear, IEnumerable<Person> others)
    {
        if (!input.FullName!.Trim().Contains(' ', StringComparison.Ordinal))
        {
            throw new DomainException($"“{input.FullName}” mới có một từ. Nhập đủ họ và tên, ví dụ Nguyễn Thị Hạnh.", nameof(input.FullName));
        }

        if (input.FullName.Any(char.IsDigit))
        {
            throw new DomainException($"“{input.FullName}” có chữ số. Nhập họ và tên, không kèm số.", nameof(input.FullName));
        }

        if (input is { IsLeader: true, IsDirectWorker: true })
        {
            throw new DomainException("Một người không vừa là lãnh đạo vừa là lao động trực tiếp. Bỏ chọn một ô.", nameof(input.IsDirectWorker));
        }

        CheckYear(input.FromYear, nameof(input.FromYear), thisYear + 1);
        CheckYear(input.LastYear, nameof(input.LastYear), thisYear + 1);
        if (input.LastYear < input.FromYear)
        {
            throw new DomainException($"Đến hết năm {input.LastYear} trước từ năm {input.FromYear}. Sửa một trong hai năm.", nameof(input.LastYear));
        }

        if (others.Any(p => p.Id != id && p.UnitId == input.UnitId && VietnameseText.Fold(p.FullName) == VietnameseText.Fold(input.FullName) && VietnameseText.Fold(p.Position) == VietnameseText.Fold(input.Position)))
        {
            throw new DomainException($"“{input.FullName}” với cùng chức vụ và đơn vị đã có trong danh sách. Sửa người đó; nếu là hai người trùng tên thì ghi rõ chức vụ.", nameof(input.FullName));
        }
    }

    /// <summary>Refuses an officer whose days overlap another's. An open assignment from an earlier day is no obstacle: it ends the day before.</summary>
    /// <exception cref="DomainException">Names the field.</exception>
    public static void Check(OfficerInput input, IEnumerable<OfficerAssignment> others, Func<Guid, string> nameOf)
    {
        var from = input.FromDate!.Value;
        if (from.Year < FirstYear || from.Year > 2200)
        {
            throw new DomainException($"Ngày {Text(from)} không đúng. Kiểm tra lại năm.", nameof(input.FromDate));
        }

        if (input.ToDate < from)
        {
            throw new DomainException($"Đến ngày {Text(input.ToDate.Value)} trước từ ngày {Text(from)}. Sửa một trong hai ngày, hoặc để trống đến ngày.", nameof(input.ToDate));
        }

        var clash = others.FirstOrDefault(o => (o.ToDate is { } end ? end >= from : o.FromDate >= from) && (input.ToDate is null || o.FromDate <= input.ToDate));
        if (clash is not null)
        {
            var span = clash.ToDate is { } end ? $"từ {Text(clash.FromDate)} đến {Text(end)}" : $"từ {Text(clash.FromDate)}";
            throw new DomainException($"{nameOf(clash.PersonId)} đã được phân công {span}; mỗi ngày chỉ một người phụ trách. Chọn ngày khác, hoặc kết thúc phân công đó trước.", nameof(input.FromDate));
        }
    }

    private static void CheckParent(UnitInput input, Guid? id, IReadOnlyCollection<Unit> others)
    {
        if (input.ParentId is not { } parent)
        {
            return;
        }

        if (others.All(u => u.Id != parent))
        {
            throw new DomainException("Đơn vị cấp trên đã chọn không còn. Chọn lại.", nameof(input.ParentId));
        }

        for (Guid? next = parent; next is not null; next = others.FirstOrDefault(u => u.Id == next)?.ParentId)
        {
            if (next == id)
            {
                throw new DomainException("Đơn vị không thể trực thuộc chính nó hay đơn vị con của nó. Chọn đơn vị khác.", nameof(input.ParentId));
            }
        }
    }

    private static void CheckYear(int? year, string field, int last)
    {
        if (year < FirstYear || year > last)
        {
            throw new DomainException($"Năm {year} không đúng. Nhập năm từ {FirstYear} đến {last}.", field);
        }
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
