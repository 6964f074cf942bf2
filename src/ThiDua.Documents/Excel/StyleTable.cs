using System.Xml;

namespace ThiDua.Documents.Excel;

/// <summary>Collects the styles the cells of a workbook use and writes them as its styles part.</summary>
internal sealed class StyleTable
{
    private const string Main = WorkbookParts.Main;
    private const int FirstOwnFormat = 164;
    private readonly Dictionary<CellStyle, int> _byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CellStyle, int> _byValue = [];
    private readonly List<CellStyle> _styles = [];

    public StyleTable() => Index(new CellStyle());

    public int Index(CellStyle style)
    {
        if (_byReference.TryGetValue(style, out var index))
        {
            return index;
        }

        if (!_byValue.TryGetValue(style, out index))
        {
            index = _styles.Count;
            _styles.Add(style);
            _byValue.Add(style, index);
        }

        _byReference.Add(style, index);
        return index;
    }

    public void Write(XmlWriter xml)
    {
        var formats = _styles.Select(s => s.Format).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var fonts = _styles.Select(Font).Distinct().ToList();
        xml.WriteStartElement("styleSheet", Main);
        Group(xml, "numFmts", formats, (format, at) =>
        {
            xml.WriteStartElement("numFmt", Main);
            Attribute(xml, "numFmtId", FirstOwnFormat + at);
            xml.WriteAttributeString("formatCode", format);
            xml.WriteEndElement();
        });
        Group(xml, "fonts", fonts, (font, _) => WriteFont(xml, font));
        Group(xml, "fills", [null, "gray125", "FFE4E7EB", "FFF3F4F6", "FFFFF9DB"], (fill, at) => WriteFill(xml, fill, at));
        Group(xml, "borders", [false, true], (framed, _) => WriteBorder(xml, framed));
        Group(xml, "cellStyleXfs", [0], (_, _) => WriteFormat(xml, new CellStyle(), formats, fonts, ofCell: false));
        Group(xml, "cellXfs", _styles, (style, _) => WriteFormat(xml, style, formats, fonts, ofCell: true));
        xml.WriteEndElement();
    }

    private static (bool Bold, bool Italic, int Size) Font(CellStyle style) => (style.Bold, style.Italic, style.Size);

    private static void WriteFont(XmlWriter xml, (bool Bold, bool Italic, int Size) font)
    {
        xml.WriteStartElement("font", Main);
        if (font.Bold)
        {
            xml.WriteElementString("b", Main, null);
        }

        if (font.Italic)
        {
            xml.WriteElementString("i", Main, null);
        }

        Value(xml, "sz", font.Size.ToString(CultureInfo.InvariantCulture));
        Value(xml, "name", "Times New Roman");
        Value(xml, "family", "1");
        xml.WriteEndElement();
    }

    private static void WriteFill(XmlWriter xml, string? fill, int at)
    {
        xml.WriteStartElement("fill", Main);
        xml.WriteStartElement("patternFill", Main);
        xml.WriteAttributeString("patternType", at switch { 0 => "none", 1 => fill!, _ => "solid" });
        if (at > 1)
        {
            xml.WriteStartElement("fgColor", Main);
            xml.WriteAttributeString("rgb", fill);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteBorder(XmlWriter xml, bool framed)
    {
        xml.WriteStartElement("border", Main);
        foreach (var side in (string[])["left", "right", "top", "bottom", "diagonal"])
        {
            xml.WriteStartElement(side, Main);
            if (framed && side != "diagonal")
            {
                xml.WriteAttributeString("style", "thin");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteFormat(XmlWriter xml, CellStyle style, List<string> formats, List<(bool Bold, bool Italic, int Size)> fonts, bool ofCell)
    {
        xml.WriteStartElement("xf", Main);
        Attribute(xml, "numFmtId", style.Format is { } format ? FirstOwnFormat + formats.IndexOf(format) : 0);
        Attribute(xml, "fontId", fonts.IndexOf(Font(style)));
        Attribute(xml, "fillId", style.Fill switch { CellFill.Head => 2, CellFill.Group => 3, CellFill.Entry => 4, _ => 0 });
        Attribute(xml, "borderId", style.Border ? 1 : 0);
        if (ofCell)
        {
            Attribute(xml, "xfId", 0);
            foreach (var applied in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment", "applyProtection"])
            {
                Attribute(xml, applied, 1);
            }
        }

        if (ofCell)
        {
            xml.WriteStartElement("alignment", Main);
            if (style.Align != CellAlign.Usual)
            {
                xml.WriteAttributeString("horizontal", style.Align == CellAlign.Centre ? "center" : "right");
            }
            else if (style.Indent > 0)
            {
                xml.WriteAttributeString("horizontal", "left");
            }

            xml.WriteAttributeString("vertical", "center");
            if (style.Wrap)
            {
                Attribute(xml, "wrapText", 1);
            }

            if (style.Indent > 0)
            {
                Attribute(xml, "indent", style.Indent);
            }

            xml.WriteEndElement();
            if (style.Unlocked)
            {
                xml.WriteStartElement("protection", Main);
                Attribute(xml, "locked", 0);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void Group<T>(XmlWriter xml, string name, IReadOnlyList<T> items, Action<T, int> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        xml.WriteStartElement(name, Main);
        Attribute(xml, "count", items.Count);
        for (var at = 0; at < items.Count; at++)
        {
            write(items[at], at);
        }

        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name, Main);
        xml.WriteAttributeString("val", value);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
