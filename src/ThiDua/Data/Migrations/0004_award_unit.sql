-- The unit whose people or collectives a line of awards counts.
ALTER TABLE award_line
    ADD COLUMN unit_id uuid,
    ADD CONSTRAINT "FK_award_line_unit_owner_id_unit_id" FOREIGN KEY (owner_id, unit_id) REFERENCES unit (owner_id, id) ON DELETE RESTRICT;

CREATE INDEX "IX_award_line_owner_id_unit_id" ON award_line (owner_id, unit_id);
