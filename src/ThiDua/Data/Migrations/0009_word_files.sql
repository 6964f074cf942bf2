-- Word files that travel: what a draft printed, files that came back, signed copies, corrected editions; how many problems hold a report back.

ALTER TABLE report ADD COLUMN corrects integer;

ALTER TABLE report_draft ADD COLUMN content text;
ALTER TABLE report_draft ADD COLUMN texts text;

ALTER TABLE report_snapshot ADD COLUMN corrects integer;
ALTER TABLE report_snapshot ADD COLUMN signed_file_id uuid;
ALTER TABLE report_snapshot ADD CONSTRAINT "FK_report_snapshot_stored_file_owner_id_signed_file_id" FOREIGN KEY (owner_id, signed_file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT;

CREATE TABLE report_return (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    file_id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    applied_at timestamp with time zone,
    applied text[] NOT NULL,
    before text NOT NULL,
    undone_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_report_return" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_report_return_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_report_return_report_owner_id_report_id" FOREIGN KEY (owner_id, report_id) REFERENCES report (owner_id, id) ON DELETE CASCADE,
    CONSTRAINT "FK_report_return_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT
);

CREATE TABLE report_check (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    blocking integer NOT NULL,
    look integer NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_report_check" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_report_check_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_report_check_report_owner_id_id" FOREIGN KEY (owner_id, id) REFERENCES report (owner_id, id) ON DELETE CASCADE
);

CREATE INDEX "IX_report_snapshot_owner_id_signed_file_id" ON report_snapshot (owner_id, signed_file_id);
CREATE INDEX "IX_report_return_owner_id_file_id" ON report_return (owner_id, file_id);
CREATE INDEX "IX_report_return_owner_id_report_id_created_at" ON report_return (owner_id, report_id, created_at);

SELECT protect_table('report_return');
SELECT protect_table('report_check');
