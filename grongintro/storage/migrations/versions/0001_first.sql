CREATE TABLE office (
    id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    address VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE access_log (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    account_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE change_log (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    account_id VARCHAR NOT NULL,
    intention VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    row_id VARCHAR NOT NULL,
    person_id VARCHAR,
    old VARCHAR,
    new VARCHAR,
    undoes VARCHAR,
    salt VARCHAR,
    old_mark VARCHAR,
    new_mark VARCHAR,
    hash VARCHAR NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE INDEX ix_change_log_action ON change_log (action);

CREATE INDEX ix_change_log_person_id ON change_log (person_id);

CREATE INDEX ix_change_log_row_id ON change_log (row_id);

CREATE TABLE household (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE import_mapping (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    signature VARCHAR NOT NULL,
    columns VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (office_id, signature),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE municipality (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    number VARCHAR DEFAULT '' NOT NULL,
    organisation_number VARCHAR DEFAULT '' NOT NULL,
    street VARCHAR DEFAULT '' NOT NULL,
    postal_code VARCHAR DEFAULT '' NOT NULL,
    postal_place VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    service_name VARCHAR DEFAULT '' NOT NULL,
    statsforvalter VARCHAR DEFAULT '' NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    logo_png BLOB,
    PRIMARY KEY (id),
    UNIQUE (office_id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE parameter_row (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    parameter VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    known_from DATE NOT NULL,
    value VARCHAR DEFAULT '' NOT NULL,
    source VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (office_id, parameter, valid_from),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE person (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    given_name VARCHAR DEFAULT '' NOT NULL,
    family_name VARCHAR DEFAULT '' NOT NULL,
    birth_date DATE NOT NULL,
    sex VARCHAR NOT NULL,
    national_number VARCHAR DEFAULT '' NOT NULL,
    duf_number VARCHAR DEFAULT '' NOT NULL,
    citizenship VARCHAR DEFAULT '' NOT NULL,
    languages VARCHAR NOT NULL,
    interpreter_language VARCHAR DEFAULT '' NOT NULL,
    street VARCHAR DEFAULT '' NOT NULL,
    postal_code VARCHAR DEFAULT '' NOT NULL,
    postal_place VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    settlement VARCHAR,
    first_settled DATE,
    arrived DATE,
    claimed DATE,
    moved_out DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    search VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT person_sex_known CHECK (sex IN ('female', 'male', 'unknown')),
    CONSTRAINT person_settlement_known CHECK (settlement IN ('agreed', 'self_settled', 'family')),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE setting (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value VARCHAR,
    PRIMARY KEY (id),
    UNIQUE (office_id, name),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE sign_in (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    account_id VARCHAR,
    outcome VARCHAR DEFAULT '' NOT NULL,
    computer VARCHAR DEFAULT '' NOT NULL,
    hash VARCHAR NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE staff (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE account (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    login VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    slot_id VARCHAR DEFAULT '' NOT NULL,
    must_change BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT account_role_known CHECK (role IN ('leader', 'adviser', 'helper', 'decider')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    UNIQUE (login)
);

CREATE TABLE appointment (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    at TIME,
    minutes INTEGER NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    form VARCHAR NOT NULL,
    interpreter VARCHAR NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    state VARCHAR NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT appointment_form_known CHECK (form IN ('meeting', 'phone', 'video', 'home_visit', 'message')),
    CONSTRAINT appointment_interpreter_known CHECK (interpreter IN ('not_needed', 'to_book', 'booked', 'confirmed', 'called_off')),
    CONSTRAINT appointment_state_known CHECK (state IN ('planned', 'done', 'cancelled')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_appointment_staff_day ON appointment (staff_id, day);

CREATE TABLE assignment (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT assignment_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_assignment_person_id ON assignment (person_id);

CREATE INDEX ix_assignment_staff_id ON assignment (staff_id);

CREATE TABLE case_file (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    number VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    opened DATE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    UNIQUE (number)
);

CREATE TABLE "conflict" (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT conflict_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_conflict_staff_id ON "conflict" (staff_id);

CREATE TABLE delegation (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    types VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    basis VARCHAR DEFAULT '' NOT NULL,
    deputy_for VARCHAR,
    outside BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT delegation_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(deputy_for) REFERENCES staff (id)
);

CREATE INDEX ix_delegation_staff_id ON delegation (staff_id);

CREATE TABLE document_content (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_document_content_document_id ON document_content (document_id);

CREATE TABLE follow_up (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    opened DATE NOT NULL,
    closed DATE,
    closed_reason VARCHAR DEFAULT '' NOT NULL,
    rhythm VARCHAR,
    rhythm_reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT follow_up_rhythm_known CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_follow_up_person_id ON follow_up (person_id);

CREATE TABLE helper_link (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT helper_link_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_helper_link_staff_id ON helper_link (staff_id);

CREATE TABLE household_member (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    household_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT household_member_role_known CHECK (role IN ('adult', 'child')),
    CONSTRAINT household_member_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(household_id) REFERENCES household (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_household_member_household_id ON household_member (household_id);

CREATE INDEX ix_household_member_person_id ON household_member (person_id);

CREATE TABLE import_record (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    source_key VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    imported VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (office_id, source_key),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE living_fact (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    answer BOOLEAN NOT NULL,
    partner_id VARCHAR,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT living_fact_kind_known CHECK (kind IN ('with_parents', 'partner', 'has_children')),
    CONSTRAINT living_fact_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(partner_id) REFERENCES person (id)
);

CREATE INDEX ix_living_fact_person_id ON living_fact (person_id);

CREATE TABLE permit (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    granted DATE NOT NULL,
    valid_to DATE,
    PRIMARY KEY (id),
    CONSTRAINT permit_kind_known CHECK (kind IN ('refugee_28', 'transfer_35', 'humanitarian_38', 'family_id_38', 'collective_34', 'family_ch6', 'independent_53', 'family_other', 'permanent', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_permit_person_id ON permit (person_id);

CREATE TABLE post (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    start DATE NOT NULL,
    "end" DATE,
    counts BOOLEAN NOT NULL,
    service VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT post_role_known CHECK (role IN ('leader', 'adviser', 'helper', 'decider')),
    CONSTRAINT post_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_post_staff_id ON post (staff_id);

CREATE TABLE programme (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    offered DATE NOT NULL,
    start DATE,
    "end" DATE,
    education VARCHAR NOT NULL,
    goal VARCHAR NOT NULL,
    stopped DATE,
    stop_reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT programme_education_known CHECK (education IN ('upper_secondary', 'less')),
    CONSTRAINT programme_goal_known CHECK (goal IN ('work', 'higher_education', 'requalification', 'part_upper_secondary', 'full_upper_secondary', 'vocational')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_programme_person_id ON programme (person_id);

CREATE TABLE programme_leave (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    paid BOOLEAN NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT programme_leave_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_programme_leave_person_id ON programme_leave (person_id);

CREATE TABLE protection (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    basis VARCHAR DEFAULT '' NOT NULL,
    account_ids VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT protection_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE staff_absence (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    substitute_id VARCHAR,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT staff_absence_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(substitute_id) REFERENCES staff (id)
);

CREATE TABLE account_event (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    account_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    made_by VARCHAR DEFAULT '' NOT NULL,
    at DATETIME NOT NULL,
    detail VARCHAR DEFAULT '' NOT NULL,
    delegation_id VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT account_event_kind_known CHECK (kind IN ('founded', 'created', 'role_changed', 'delegated', 'one_person', 'password_reset', 'recovered', 'removed')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(delegation_id) REFERENCES delegation (id)
);

CREATE INDEX ix_account_event_account_id ON account_event (account_id);

CREATE TABLE account_key (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    account_id VARCHAR NOT NULL,
    public_key VARCHAR DEFAULT '' NOT NULL,
    made_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE appointment_person (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    appointment_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(appointment_id) REFERENCES appointment (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_appointment_person_appointment_id ON appointment_person (appointment_id);

CREATE INDEX ix_appointment_person_person_id ON appointment_person (person_id);

CREATE TABLE conversation (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    staff_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    form VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    counts BOOLEAN NOT NULL,
    interpreter VARCHAR NOT NULL,
    interpreter_qualified BOOLEAN,
    interpreter_reason VARCHAR DEFAULT '' NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    topics VARCHAR NOT NULL,
    minutes INTEGER,
    text VARCHAR DEFAULT '' NOT NULL,
    appointment_id VARCHAR,
    note_class VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT conversation_form_known CHECK (form IN ('meeting', 'phone', 'video', 'home_visit', 'message')),
    CONSTRAINT conversation_outcome_known CHECK (outcome IN ('held', 'no_show', 'moved')),
    CONSTRAINT conversation_interpreter_known CHECK (interpreter IN ('on_site', 'screen', 'phone', 'none')),
    CONSTRAINT conversation_note_class_known CHECK (note_class IN ('ordinary', 'sensitive', 'third_party')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(appointment_id) REFERENCES appointment (id)
);

CREATE TABLE document (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    media_type VARCHAR DEFAULT '' NOT NULL,
    size INTEGER NOT NULL,
    sha256 VARCHAR DEFAULT '' NOT NULL,
    access VARCHAR NOT NULL,
    added_by VARCHAR NOT NULL,
    added_at DATETIME NOT NULL,
    dated DATE,
    source VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT document_kind_known CHECK (kind IN ('permit', 'identity', 'decision', 'contract', 'diploma', 'health', 'letter', 'consent', 'other')),
    CONSTRAINT document_access_known CHECK (access IN ('ordinary', 'sensitive', 'health')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(added_by) REFERENCES account (id)
);

CREATE INDEX ix_document_person_id ON document (person_id);

CREATE TABLE draft (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    saved_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, kind, subject_id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE erasure (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    basis VARCHAR DEFAULT '' NOT NULL,
    asked_by VARCHAR NOT NULL,
    asked_at DATETIME NOT NULL,
    archive_sha256 VARCHAR DEFAULT '' NOT NULL,
    archive_at DATETIME,
    done_by VARCHAR,
    done_at DATETIME,
    withdrawn_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(asked_by) REFERENCES account (id),
    FOREIGN KEY(done_by) REFERENCES account (id)
);

CREATE TABLE fact_confirmation (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    subject VARCHAR DEFAULT '' NOT NULL,
    row_id VARCHAR DEFAULT '' NOT NULL,
    row_version INTEGER NOT NULL,
    document VARCHAR DEFAULT '' NOT NULL,
    account_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_fact_confirmation_row_id ON fact_confirmation (row_id);

CREATE TABLE file_out (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    account_id VARCHAR NOT NULL,
    what VARCHAR DEFAULT '' NOT NULL,
    path VARCHAR DEFAULT '' NOT NULL,
    sha256 VARCHAR DEFAULT '' NOT NULL,
    size INTEGER NOT NULL,
    asked_at DATETIME NOT NULL,
    person_id VARCHAR,
    written_at DATETIME,
    deleted_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_file_out_account_id ON file_out (account_id);

CREATE INDEX ix_file_out_person_id ON file_out (person_id);

CREATE TABLE issued_letter (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    case_id VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    issued_on DATE NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    pdf BLOB NOT NULL,
    sha256 VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(case_id) REFERENCES case_file (id)
);

CREATE TABLE signature (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    purpose VARCHAR DEFAULT '' NOT NULL,
    row_id VARCHAR DEFAULT '' NOT NULL,
    account_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    payload VARCHAR DEFAULT '' NOT NULL,
    signature VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_signature_row_id ON signature (row_id);

CREATE TABLE consent (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    to_whom VARCHAR DEFAULT '' NOT NULL,
    what VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    withdrawn DATE,
    document_id VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(document_id) REFERENCES document (id)
);

CREATE INDEX ix_consent_person_id ON consent (person_id);

CREATE TABLE conversation_person (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    conversation_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    counts BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_conversation_person_cadence ON conversation_person (person_id, held_on, counts, conversation_id);

CREATE INDEX ix_conversation_person_conversation_id ON conversation_person (conversation_id);

CREATE TABLE decision (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    case_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    start DATE,
    "end" DATE,
    assessment VARCHAR DEFAULT '' NOT NULL,
    facts VARCHAR,
    steps VARCHAR,
    parameters VARCHAR,
    replaces_id VARCHAR,
    replaces_from DATE,
    number VARCHAR DEFAULT '' NOT NULL,
    letter_id VARCHAR,
    decided_by VARCHAR,
    decided_on DATE,
    delivered_on DATE,
    delivery VARCHAR,
    delivered_by VARCHAR,
    delivery_interpreter VARCHAR DEFAULT '' NOT NULL,
    received_on DATE,
    appeal_deadline DATE,
    PRIMARY KEY (id),
    CONSTRAINT decision_kind_known CHECK (kind IN ('introduction_benefit')),
    CONSTRAINT decision_state_known CHECK (state IN ('draft', 'submitted', 'returned', 'issued', 'withdrawn')),
    CONSTRAINT decision_delivery_known CHECK (delivery IN ('handed_over', 'posted', 'digital')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(case_id) REFERENCES case_file (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(replaces_id) REFERENCES decision (id),
    FOREIGN KEY(letter_id) REFERENCES issued_letter (id),
    FOREIGN KEY(decided_by) REFERENCES staff (id),
    FOREIGN KEY(delivered_by) REFERENCES staff (id)
);

CREATE INDEX ix_decision_person_id ON decision (person_id);

CREATE INDEX ix_decision_state ON decision (state);

CREATE TABLE document_link (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    subject VARCHAR DEFAULT '' NOT NULL,
    row_id VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(document_id) REFERENCES document (id)
);

CREATE INDEX ix_document_link_document_id ON document_link (document_id);

CREATE TABLE event_confirmation (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    event_id VARCHAR NOT NULL,
    account_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    public_key VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(event_id) REFERENCES account_event (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE task (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    side VARCHAR NOT NULL,
    owner_id VARCHAR,
    person_id VARCHAR,
    due DATE,
    done_on DATE,
    conversation_id VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT task_side_known CHECK (side IN ('us', 'participant')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(owner_id) REFERENCES staff (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(conversation_id) REFERENCES conversation (id)
);

CREATE INDEX ix_task_owner_id ON task (owner_id);

CREATE INDEX ix_task_person_id ON task (person_id);

CREATE TABLE decision_event (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    decision_id VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    staff_id VARCHAR NOT NULL,
    event VARCHAR DEFAULT '' NOT NULL,
    code VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(decision_id) REFERENCES decision (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_decision_event_decision_id ON decision_event (decision_id);

CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log BEGIN SELECT RAISE(ABORT, 'change_log is append-only'); END;

CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'change_log is append-only'); END;

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

CREATE TRIGGER sign_in_no_update BEFORE UPDATE ON sign_in BEGIN SELECT RAISE(ABORT, 'sign_in is append-only'); END;

CREATE TRIGGER sign_in_no_delete BEFORE DELETE ON sign_in BEGIN SELECT RAISE(ABORT, 'sign_in is append-only'); END;

CREATE TRIGGER issued_letter_no_update BEFORE UPDATE ON issued_letter BEGIN SELECT RAISE(ABORT, 'issued_letter is append-only'); END;

CREATE TRIGGER issued_letter_no_delete BEFORE DELETE ON issued_letter BEGIN SELECT RAISE(ABORT, 'issued_letter is append-only'); END;

CREATE TRIGGER decision_event_no_update BEFORE UPDATE ON decision_event BEGIN SELECT RAISE(ABORT, 'decision_event is append-only'); END;

CREATE TRIGGER decision_event_no_delete BEFORE DELETE ON decision_event BEGIN SELECT RAISE(ABORT, 'decision_event is append-only'); END;

CREATE TRIGGER account_event_no_update BEFORE UPDATE ON account_event BEGIN SELECT RAISE(ABORT, 'account_event is append-only'); END;

CREATE TRIGGER account_event_no_delete BEFORE DELETE ON account_event BEGIN SELECT RAISE(ABORT, 'account_event is append-only'); END;

CREATE TRIGGER event_confirmation_no_update BEFORE UPDATE ON event_confirmation BEGIN SELECT RAISE(ABORT, 'event_confirmation is append-only'); END;

CREATE TRIGGER event_confirmation_no_delete BEFORE DELETE ON event_confirmation BEGIN SELECT RAISE(ABORT, 'event_confirmation is append-only'); END;

CREATE TRIGGER account_key_no_update BEFORE UPDATE ON account_key BEGIN SELECT RAISE(ABORT, 'account_key is append-only'); END;

CREATE TRIGGER account_key_no_delete BEFORE DELETE ON account_key BEGIN SELECT RAISE(ABORT, 'account_key is append-only'); END;

CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'signature is append-only'); END;

CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'signature is append-only'); END;

CREATE TRIGGER fact_confirmation_no_update BEFORE UPDATE ON fact_confirmation BEGIN SELECT RAISE(ABORT, 'fact_confirmation is append-only'); END;

CREATE TRIGGER fact_confirmation_no_delete BEFORE DELETE ON fact_confirmation BEGIN SELECT RAISE(ABORT, 'fact_confirmation is append-only'); END;

CREATE TRIGGER decision_issued_no_delete BEFORE DELETE ON decision WHEN old.state = 'issued' BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END;

CREATE TRIGGER decision_issued_frozen BEFORE UPDATE OF case_id, person_id, kind, state, start, "end", assessment, facts, steps, parameters, replaces_id, replaces_from, number, letter_id, decided_by, decided_on ON decision WHEN old.state = 'issued' BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END;
