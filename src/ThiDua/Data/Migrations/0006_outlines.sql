-- A commune's own outlines: changes to a template, and templates of its own.
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

CREATE UNIQUE INDEX "IX_outline_overlay_owner_id_template_id" ON outline_overlay (owner_id, template_id);
CREATE UNIQUE INDEX "IX_commune_template_owner_id_template_id_template_version" ON commune_template (owner_id, template_id, template_version);

SELECT protect_table('outline_overlay');
-- A report names a version of a template for good, so a stored version is neither changed nor removed.
SELECT protect_table('commune_template', 'select, insert');
