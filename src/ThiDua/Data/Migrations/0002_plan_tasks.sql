-- Tasks and duties of the yearly plan: quarters, day to be done by, who does it.
ALTER TABLE report_item
    ADD COLUMN quarter_from integer,
    ADD COLUMN quarter_to integer,
    ADD COLUMN due_on date,
    ADD COLUMN responsible text,
    ADD CONSTRAINT "CK_report_item_quarters" CHECK ((quarter_from IS NULL AND quarter_to IS NULL) OR (quarter_from BETWEEN 1 AND quarter_to AND quarter_to <= 4));
