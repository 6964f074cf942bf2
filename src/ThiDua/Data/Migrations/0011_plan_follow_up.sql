-- The year's plan followed up: the document a task resulted in, and each time somebody was reminded of it.
ALTER TABLE report_item ADD COLUMN result_document_id uuid;
ALTER TABLE report_item ADD CONSTRAINT "FK_report_item_official_document_owner_id_result_document_id" FOREIGN KEY (owner_id, result_document_id) REFERENCES official_document (owner_id, id) ON DELETE RESTRICT;
CREATE INDEX "IX_report_item_owner_id_result_document_id" ON report_item (owner_id, result_document_id);

CREATE TABLE task_reminder (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    reminded_at timestamp with time zone NOT NULL,
    reminded_by text NOT NULL,
    note text NOT NULL,
    CONSTRAINT "PK_task_reminder" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_task_reminder_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_task_reminder_report_item_owner_id_item_id" FOREIGN KEY (owner_id, item_id) REFERENCES report_item (owner_id, id) ON DELETE CASCADE
);

CREATE INDEX "IX_task_reminder_owner_id_item_id_reminded_at" ON task_reminder (owner_id, item_id, reminded_at);

SELECT protect_table('task_reminder'::regclass);
