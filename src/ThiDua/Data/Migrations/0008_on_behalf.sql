-- Figures the office enters for a unit, with the paper behind them; the superior's own workbook with its mapped cells.

ALTER TABLE figure ADD COLUMN on_behalf_unit_id uuid;
ALTER TABLE figure ADD COLUMN evidence_file_id uuid;
ALTER TABLE figure ADD CONSTRAINT "FK_figure_unit_owner_id_on_behalf_unit_id" FOREIGN KEY (owner_id, on_behalf_unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT;
ALTER TABLE figure ADD CONSTRAINT "FK_figure_stored_file_owner_id_evidence_file_id" FOREIGN KEY (owner_id, evidence_file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT;
CREATE INDEX "IX_figure_owner_id_on_behalf_unit_id" ON figure (owner_id, on_behalf_unit_id);
CREATE INDEX "IX_figure_owner_id_evidence_file_id" ON figure (owner_id, evidence_file_id);

ALTER TABLE figure_import ADD COLUMN on_behalf_unit_id uuid;
ALTER TABLE figure_import ADD CONSTRAINT "FK_figure_import_unit_owner_id_on_behalf_unit_id" FOREIGN KEY (owner_id, on_behalf_unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT;
CREATE INDEX "IX_figure_import_owner_id_on_behalf_unit_id" ON figure_import (owner_id, on_behalf_unit_id);

CREATE TABLE superior_form (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    file_id uuid NOT NULL,
    cells text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_superior_form" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_superior_form_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_superior_form_stored_file_owner_id_file_id" FOREIGN KEY (owner_id, file_id) REFERENCES stored_file (owner_id, id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_superior_form_owner_id_name" ON superior_form (owner_id, name);
CREATE INDEX "IX_superior_form_owner_id_file_id" ON superior_form (owner_id, file_id);

SELECT protect_table('superior_form'::regclass);
