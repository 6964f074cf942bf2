-- Figures received from Excel, and the forms of superiors that are filled in.

CREATE TABLE figure_import (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    period text NOT NULL,
    name text NOT NULL,
    file_id uuid,
    pasted text,
    pasted_columns text[] NOT NULL,
    fixes text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    applied_at timestamp with time zone,
    applied integer NOT NULL,
    undone_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT "PK_figure_import" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_figure_import_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_figure_import_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT
);

CREATE INDEX "IX_figure_import_owner_id_period_created_at" ON figure_import (owner_id, period, created_at);

CREATE INDEX "IX_figure_import_owner_id_file_id" ON figure_import (owner_id, file_id);

CREATE TABLE excel_form (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    file_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_excel_form" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_excel_form_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_excel_form_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT
);

CREATE INDEX "IX_excel_form_owner_id_file_id" ON excel_form (owner_id, file_id);

CREATE TABLE excel_form_cell (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    form_id uuid NOT NULL,
    sheet text NOT NULL,
    address text NOT NULL,
    indicator_id uuid,
    "column" text NOT NULL,
    CONSTRAINT "PK_excel_form_cell" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_excel_form_cell_excel_form_owner_id_form_id" FOREIGN KEY (owner_id, form_id) REFERENCES excel_form (owner_id, id) ON DELETE CASCADE,
    CONSTRAINT "FK_excel_form_cell_indicator_owner_id_indicator_id" FOREIGN KEY (owner_id, indicator_id) REFERENCES indicator (owner_id, id) ON DELETE RESTRICT,
    CONSTRAINT "FK_excel_form_cell_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_excel_form_cell_owner_id_form_id_sheet_address" ON excel_form_cell (owner_id, form_id, sheet, address);

CREATE INDEX "IX_excel_form_cell_owner_id_indicator_id" ON excel_form_cell (owner_id, indicator_id);

SELECT protect_table(t::regclass, 'select, insert, update, delete') FROM unnest(ARRAY[
    'figure_import',
    'excel_form',
    'excel_form_cell'
]) AS t;
