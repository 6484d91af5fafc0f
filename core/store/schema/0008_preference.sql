-- What a person prefers: one row a preference, `value` as JSON. Records of entity "pref".

CREATE TABLE preference (
    user_id BIGINT NOT NULL REFERENCES profile (id),
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (user_id, name)
);
