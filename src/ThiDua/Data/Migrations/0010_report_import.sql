-- Figures taken over from the text of a report: which period it tells of.

ALTER TABLE figure_import ADD COLUMN report_period text;
