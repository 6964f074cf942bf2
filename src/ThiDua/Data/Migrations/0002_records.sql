-- Files in the database, named recipients and decisions of awards, more about documents, movements, weaknesses and proposals, conduct and yearly grades.

CREATE TABLE stored_file (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    bytes bytea NOT NULL,
    audience text NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    uploaded_by text NOT NULL,
    CONSTRAINT "PK_stored_file" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_stored_file_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT
);

-- a scan or a Word file is packed already
ALTER TABLE stored_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE INDEX "IX_stored_file_owner_id_uploaded_at" ON stored_file (owner_id, uploaded_at);

ALTER TABLE official_document
    ADD COLUMN implements_id uuid,
    ADD COLUMN ended_on date,
    ADD COLUMN field_code text,
    ADD COLUMN received_on date,
    ADD COLUMN assignee_id uuid,
    ADD COLUMN due_on date,
    ADD COLUMN done_on date,
    ADD COLUMN file_id uuid,
    ADD CONSTRAINT "FK_official_document_official_document_owner_id_implements_id" FOREIGN KEY (owner_id, implements_id) REFERENCES official_document (owner_id, id) ON DELETE RESTRICT,
    ADD CONSTRAINT "FK_official_document_unit_owner_id_assignee_id" FOREIGN KEY (owner_id, assignee_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT,
    ADD CONSTRAINT "FK_official_document_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT;

CREATE INDEX "IX_official_document_owner_id_implements_id" ON official_document (owner_id, implements_id);

CREATE INDEX "IX_official_document_owner_id_assignee_id" ON official_document (owner_id, assignee_id);

CREATE INDEX "IX_official_document_owner_id_file_id" ON official_document (owner_id, file_id);

ALTER TABLE award_line
    ADD COLUMN system text NOT NULL DEFAULT 'state',
    ADD COLUMN list_complete boolean NOT NULL DEFAULT false;

ALTER TABLE award_line
    ALTER COLUMN system DROP DEFAULT,
    ALTER COLUMN list_complete DROP DEFAULT;

CREATE TABLE award_recipient (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    "order" integer NOT NULL,
    name text NOT NULL,
    position text,
    person_id uuid,
    unit_id uuid,
    household_id uuid,
    hamlet_id uuid,
    direct_worker boolean NOT NULL,
    leader boolean NOT NULL,
    CONSTRAINT "PK_award_recipient" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_award_recipient_award_line_owner_id_line_id" FOREIGN KEY (owner_id, line_id) REFERENCES award_line (owner_id, id) ON DELETE CASCADE,
    CONSTRAINT "FK_award_recipient_household_owner_id_household_id" FOREIGN KEY (owner_id, household_id) REFERENCES household (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_award_recipient_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_award_recipient_person_owner_id_person_id" FOREIGN KEY (owner_id, person_id) REFERENCES person (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_award_recipient_unit_owner_id_hamlet_id" FOREIGN KEY (owner_id, hamlet_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_award_recipient_unit_owner_id_unit_id" FOREIGN KEY (owner_id, unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT
);

CREATE INDEX "IX_award_recipient_owner_id_line_id_order" ON award_recipient (owner_id, line_id, "order");

CREATE INDEX "IX_award_recipient_owner_id_person_id" ON award_recipient (owner_id, person_id);

CREATE INDEX "IX_award_recipient_owner_id_unit_id" ON award_recipient (owner_id, unit_id);

CREATE INDEX "IX_award_recipient_owner_id_household_id" ON award_recipient (owner_id, household_id);

CREATE INDEX "IX_award_recipient_owner_id_hamlet_id" ON award_recipient (owner_id, hamlet_id);

CREATE TABLE award_decision (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    period text NOT NULL,
    group_code text NOT NULL,
    number text,
    decided_on date,
    dossier_code text,
    file_id uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_award_decision" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_award_decision_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_award_decision_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_award_decision_owner_id_period_group_code" ON award_decision (owner_id, period, group_code);

CREATE INDEX "IX_award_decision_owner_id_file_id" ON award_decision (owner_id, file_id);

ALTER TABLE movement
    ADD COLUMN parent_id uuid,
    ADD COLUMN anniversary_name text,
    ADD COLUMN anniversary_base date,
    ADD COLUMN content text,
    ADD COLUMN targets text,
    ADD COLUMN measures text,
    ADD COLUMN participants text,
    ADD COLUMN status text NOT NULL DEFAULT 'running',
    ADD COLUMN indicator_codes text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT "FK_movement_movement_owner_id_parent_id" FOREIGN KEY (owner_id, parent_id) REFERENCES movement (owner_id, id) ON DELETE RESTRICT;

ALTER TABLE movement
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN indicator_codes DROP DEFAULT;

CREATE INDEX "IX_movement_owner_id_parent_id" ON movement (owner_id, parent_id);

CREATE TABLE movement_event (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    movement_id uuid NOT NULL,
    kind text NOT NULL,
    date date,
    participants integer,
    note text,
    CONSTRAINT "PK_movement_event" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_movement_event_movement_owner_id_movement_id" FOREIGN KEY (owner_id, movement_id) REFERENCES movement (owner_id, id) ON DELETE CASCADE,
    CONSTRAINT "FK_movement_event_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_movement_event_owner_id_movement_id" ON movement_event (owner_id, movement_id);

ALTER TABLE report_item
    ADD COLUMN state text NOT NULL DEFAULT 'open',
    ADD COLUMN reply text,
    ADD COLUMN replied_on date,
    ADD COLUMN first_period text,
    ADD COLUMN cause_of_id uuid,
    ADD CONSTRAINT "FK_report_item_report_item_owner_id_cause_of_id" FOREIGN KEY (owner_id, cause_of_id) REFERENCES report_item (owner_id, id) ON DELETE RESTRICT;

ALTER TABLE report_item ALTER COLUMN state DROP DEFAULT;

CREATE INDEX "IX_report_item_owner_id_cause_of_id" ON report_item (owner_id, cause_of_id);

CREATE TABLE conduct_record (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid,
    unit_id uuid,
    kind text NOT NULL,
    measure text,
    number text,
    date date NOT NULL,
    ends_on date,
    note text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_conduct_record" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_conduct_record_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_conduct_record_person_owner_id_person_id" FOREIGN KEY (owner_id, person_id) REFERENCES person (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_conduct_record_unit_owner_id_unit_id" FOREIGN KEY (owner_id, unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT
);

CREATE INDEX "IX_conduct_record_owner_id_date" ON conduct_record (owner_id, date);

CREATE INDEX "IX_conduct_record_owner_id_person_id" ON conduct_record (owner_id, person_id);

CREATE INDEX "IX_conduct_record_owner_id_unit_id" ON conduct_record (owner_id, unit_id);

CREATE TABLE yearly_grade (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    year integer NOT NULL,
    person_id uuid,
    unit_id uuid,
    grade text NOT NULL,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_yearly_grade" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_yearly_grade_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_yearly_grade_person_owner_id_person_id" FOREIGN KEY (owner_id, person_id) REFERENCES person (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_yearly_grade_unit_owner_id_unit_id" FOREIGN KEY (owner_id, unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_yearly_grade_owner_id_year_person_id_unit_id" ON yearly_grade (owner_id, year, person_id, unit_id) NULLS NOT DISTINCT;

CREATE INDEX "IX_yearly_grade_owner_id_person_id" ON yearly_grade (owner_id, person_id);

CREATE INDEX "IX_yearly_grade_owner_id_unit_id" ON yearly_grade (owner_id, unit_id);

SELECT protect_table(t::regclass, CASE WHEN t = 'stored_file' THEN 'select, insert' ELSE 'select, insert, update, delete' END) FROM unnest(ARRAY[
    'stored_file',
    'award_recipient',
    'award_decision',
    'movement_event',
    'conduct_record',
    'yearly_grade'
]) AS t;
