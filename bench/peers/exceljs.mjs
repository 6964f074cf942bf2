// The same 100,000 rows as bench/ThiDua.Benchmarks/LongList.cs, by exceljs' streaming writer.
import ExcelJS from "exceljs";

const heads = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu", "Hình thức", "Số quyết định", "Ngày", "Tiền thưởng", "Nữ", "Lao động trực tiếp", "Ghi chú"];
const widths = [6, 26, 22, 26, 24, 16, 16, 12, 14, 6, 8, 20];
const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: process.argv[2], useStyles: true, zip: { zlib: { level: 1 } } });
const sheet = book.addWorksheet("Khen thưởng", { views: [{ state: "frozen", xSplit: 2, ySplit: 1 }] });
const thin = { style: "thin" };
const border = { left: thin, right: thin, top: thin, bottom: thin };
sheet.columns = widths.map((width, at) => ({ width, style: { border, numFmt: at === 7 ? "dd\\/mm\\/yyyy" : at === 0 || at === 8 ? "#,##0" : undefined } }));
const head = sheet.addRow(heads);
head.eachCell((cell) => { cell.style = { font: { bold: true }, border, alignment: { wrapText: true, horizontal: "center" }, fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4E7EB" } } }; });
head.commit();
for (let i = 1; i <= 100000; i++) {
  sheet.addRow([i, `Nguyễn Thị Minh Khánh ${i}`, "Công chức Văn phòng – Thống kê", `Xóm ${i % 27}, xã Khôi Kỳ`, "Lao động tiên tiến", "Giấy khen", `${i}/QĐ-UBND`,
    new Date(Date.UTC(2022, 0, 1 + (i % 365))), 447000 + (i % 10) * 1000, i % 2 === 0 ? "x" : null, i % 3 === 0 ? "x" : null, "Hoàn thành tốt nhiệm vụ"]).commit();
}
sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 100001, column: 12 } };
sheet.commit();
await book.commit();
