-- Order of Vietnamese words.
create collation if not exists vi (provider = icu, locale = 'vi-VN');

-- The login of the application. The migrator names it (it differs on a database server of the province's own); by hand it is thidua_app.
create function app_role() returns name
    language sql stable
    set search_path = pg_catalog
    return coalesce(nullif(current_setting('thidua.app_role', true), ''), 'thidua_app')::name;

-- For tables without owner: catalogues, accounts, publications. The application gets the rights named and sees every row.
create function grant_table(target regclass, rights text default 'select, insert, update, delete') returns void
    language plpgsql
    set search_path = pg_catalog, public
as $$
begin
    if rights !~* '^\s*(select|insert|update|delete)(\s*,\s*(select|insert|update|delete))*\s*$' then
        raise exception 'grant_table: rights are any of select, insert, update, delete, not "%"', rights;
    end if;
    execute format('grant %s on %s to %I', rights, target, app_role());
end $$;

-- For tables of which every row belongs to a managing unit: the application sees and writes only rows of the unit set for the transaction
-- by set_config('app.owner', …, true), and none when it is not set. The owner of the table (migrations, backup) is not bound.
create function protect_table(target regclass, rights text default 'select, insert, update, delete') returns void
    language plpgsql
    set search_path = pg_catalog, public
as $$
begin
    if not exists (select from pg_attribute
                   where attrelid = target and attname = 'owner_id' and atttypid = 'uuid'::regtype and attnotnull and not attisdropped) then
        raise exception 'protect_table: % has no column owner_id uuid not null', target;
    end if;
    execute format('alter table %s enable row level security', target);
    execute format('drop policy if exists owner_only on %s', target);
    execute format('create policy owner_only on %s using (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)'
                   ' with check (owner_id = nullif(current_setting(''app.owner'', true), '''')::uuid)', target);
    perform grant_table(target, rights);
end $$;

revoke execute on function app_role(), grant_table(regclass, text), protect_table(regclass, text) from public;

-- Lower case without diacritics, đ as d: "san luong" finds "Sản lượng". The twin of VietnameseText.Fold.
create function fold(text) returns text
    language sql immutable parallel safe
    return replace(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd');
