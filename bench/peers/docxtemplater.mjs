// Fills a Word template with the text of a report that ThiDua printed as JSON: the same headings, paragraphs, list items, signature and tables of appendices.
// node docxtemplater.mjs REPORT.json [RUNS] [OUT.docx]
import { readFileSync, writeFileSync } from "node:fs";
import PizZip from "pizzip";
import Docxtemplater from "docxtemplater";

const [, , file, runs = "50", out] = process.argv;
const model = JSON.parse(readFileSync(file, "utf8"));
const text = (block) => (block.spans ?? []).map((s) => s.text ?? "").join("");
const flatten = (section) => [section, ...(section.sections ?? []).flatMap(flatten)];
const tables = (model.appendices ?? []).map((a) => ({
  title: `${a.label} ${a.title}`, reference: a.reference, columns: a.blocks[0].table?.columns.length ?? 1,
  rows: (a.blocks[0].table?.rows ?? []).map((r) => Object.fromEntries(r.cells.map((c, at) => [`c${at}`, text(c)]))),
  notes: a.blocks.filter((b) => !b.table).map((b) => ({ text: text(b) })),
}));
const data = {
  ...Object.fromEntries(tables.map((t, at) => [`t${at}`, t])),
  body: model.head.body, parent: model.head.parentBody ?? "", symbol: model.head.symbol, place: model.head.place,
  title: model.title.join(" "),
  sections: model.sections.flatMap(flatten).map((s) => ({ heading: `${s.number ?? ""} ${s.title}`, paragraphs: (s.blocks ?? []).map((b) => ({ text: text(b) })) })),
  closing: (model.closing ?? []).map((b) => ({ text: text(b) })),
  recipients: model.recipients.map((r) => ({ text: "- " + r })),
  authority: model.signature.authority, signer: model.signature.name,
};

const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (content, properties = "") => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${content}</w:t></w:r></w:p>`;
const cell = (content) => `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const table = (left, right) => `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tr>${cell(left)}${cell(right)}</w:tr></w:tbl>`;
const body = [
  table(paragraph("{parent}") + paragraph("{body}") + paragraph("Số:      /{symbol}"), paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc") + paragraph("{place}")),
  paragraph("BÁO CÁO", '<w:jc w:val="center"/>'), paragraph("{title}", '<w:jc w:val="center"/>'),
  paragraph("{#sections}"), paragraph("{heading}"), paragraph("{#paragraphs}"), paragraph("{text}", '<w:jc w:val="both"/>'), paragraph("{/paragraphs}"), paragraph("{/sections}"),
  paragraph("{#closing}"), paragraph("{text}"), paragraph("{/closing}"),
  table(paragraph("Nơi nhận:") + paragraph("{#recipients}") + paragraph("{text}") + paragraph("{/recipients}"), paragraph("{authority}") + paragraph("{signer}")),
  ...tables.flatMap((t, at) => [
    paragraph(`{#t${at}}`), paragraph("{title}"), paragraph("{reference}"),
    `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tr>${Array.from({ length: t.columns }, (_, i) => cell(paragraph(`${i === 0 ? "{#rows}" : ""}{c${i}}${i === t.columns - 1 ? "{/rows}" : ""}`))).join("")}</w:tr></w:tbl>`,
    paragraph("{#notes}"), paragraph("{text}"), paragraph("{/notes}"), paragraph(`{/t${at}}`),
  ]),
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
].join("");
const zip = new PizZip();
zip.file("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
zip.file("_rels/.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
zip.file("word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${ns}><w:body>${body}</w:body></w:document>`);
const template = zip.generate({ type: "nodebuffer" });

const once = () => new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true, nullGetter: () => "" }).render(data).getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
let bytes;
for (let i = 0; i < 10; i++) bytes = once();
const times = [];
for (let i = 0; i < Number(runs); i++) {
  const start = process.hrtime.bigint();
  bytes = once();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
times.sort((a, b) => a - b);
if (out) writeFileSync(out, bytes);
console.log(JSON.stringify({ peer: "docxtemplater", runs: times.length, medianMs: +times[times.length >> 1].toFixed(2), minMs: +times[0].toFixed(2), maxMs: +times.at(-1).toFixed(2), bytes: bytes.length, paragraphs: data.sections.reduce((n, s) => n + s.paragraphs.length, 0) }));
