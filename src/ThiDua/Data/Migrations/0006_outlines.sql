-- A commune's own outlines: changes to a template, templates of its own; and the number of problems the menu shows.
CREATE TABLE outline_overlay (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    template_id text NOT NULL,
    changes text[] NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_outline_overlay" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_outline_overlay_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT
);

CREATE TABLE commune_template (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    template_id text NOT NULL,
    template_version integer NOT NULL,
    name text NOT NULL,
    content text NOT NULL,
    pasted text NOT NULL,
    CONSTRAINT "PK_commune_template" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_commune_template_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT
);

CREATE TABLE report_tally (
    owner_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    blocking integer NOT NULL,
    CONSTRAINT "PK_report_tally" PRIMARY KEY (owner_id, id),
    CONSTRAINT "FK_report_tally_owner_owner_id" FOREIGN KEY (owner_id) REFERENCES owner (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_report_tally_report_owner_id_report_id" FOREIGN KEY (owner_id, report_id) REFERENCES report (owner_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_outline_overlay_owner_id_template_id" ON outline_overlay (owner_id, template_id);
CREATE UNIQUE INDEX "IX_commune_template_owner_id_template_id_template_version" ON commune_template (owner_id, template_id, template_version);
CREATE UNIQUE INDEX "IX_report_tally_owner_id_report_id" ON report_tally (owner_id, report_id);

SELECT protect_table(t::regclass) FROM unnest(ARRAY['outline_overlay', 'report_tally']) AS t;
-- A report names a version of a template for good, so a stored version is neither changed nor removed.
SELECT protect_table('commune_template', 'select, insert');
