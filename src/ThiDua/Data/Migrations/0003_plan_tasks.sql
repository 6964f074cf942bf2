-- Tasks and duties of the yearly plan: quarters, day to be done by, who does it.
ALTER TABLE report_item
    ADD COLUMN quarter_from integer,
    ADD COLUMN quarter_to integer,
    ADD COLUMN due_on date,
    ADD COLUMN responsible text;
