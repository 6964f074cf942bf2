-- The day whose rates count stands at the award lines of a batch.

ALTER TABLE award_line ADD COLUMN decided_on date;
