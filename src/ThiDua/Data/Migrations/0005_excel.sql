-- Figures received from Excel.

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

SELECT protect_table('figure_import'::regclass);
