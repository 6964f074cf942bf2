using ThiDua.Identity;

namespace ThiDua.Indicators;

/// <summary>Whose figures one signed-in user may enter: the officer all of them, everybody else those their unit is in charge of.</summary>
/// <param name="Role">Role of the user.</param>
/// <param name="UnitId">Unit the role is limited to, else the unit of the user's person; null when neither is known.</param>
/// <param name="UnitNames">Names of units, for the reason.</param>
public sealed record FigureAccess(Role Role, Guid? UnitId, IReadOnlyDictionary<Guid, string> UnitNames)
{
    /// <summary>Whether the user may enter at least something.</summary>
    public bool Any => Permissions.EditFigures(Role);

    /// <summary>Whether the user may enter the figure of <paramref name="indicator"/>.</summary>
    public bool MayEdit(Indicator indicator) => WhyNot(indicator) is null;

    /// <summary>Why the user may only read it, in Vietnamese; null when it may be entered.</summary>
    public string? WhyNot(Indicator indicator)
    {
        if (Permissions.EditAllFigures(Role))
        {
            return null;
        }

        if (!Permissions.EditFigures(Role))
        {
            return $"Vai trò “{RoleWords.Of(Role)}” chỉ xem số liệu.";
        }

        if (indicator.UnitInChargeId is not { } inCharge)
        {
            return "Chỉ tiêu này chưa giao đơn vị nào; công chức phụ trách thi đua, khen thưởng nhập.";
        }

        return inCharge == UnitId ? null : $"Số liệu do {UnitNames.GetValueOrDefault(inCharge, "đơn vị khác")} phụ trách.";
    }
}
