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

CREATE TABLE arrival_forecast (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    category VARCHAR NOT NULL,
    low INTEGER NOT NULL,
    likely INTEGER NOT NULL,
    high INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT arrival_forecast_category_known CHECK (category IN ('adult_single', 'adult_family', 'child', 'unaccompanied_minor')),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE budget_cost (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    category VARCHAR NOT NULL,
    ore INTEGER NOT NULL,
    actual BOOLEAN NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT budget_cost_category_known CHECK (category IN ('integration_measures', 'introduction_benefit', 'social_assistance_paid', 'municipal_health', 'norwegian_and_civics')),
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

CREATE TABLE contact (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    organisation VARCHAR DEFAULT '' NOT NULL,
    role VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE cooperation_agreement (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    parties VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    renew_by DATE,
    ended_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE employer (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    sector VARCHAR NOT NULL,
    organisation_number VARCHAR DEFAULT '' NOT NULL,
    branch VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    contact VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    places INTEGER NOT NULL,
    last_contact DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT employer_sector_known CHECK (sector IN ('municipal', 'private', 'state', 'voluntary')),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE entered_rate (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    ore INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    source VARCHAR DEFAULT '' NOT NULL,
    read_on DATE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT entered_rate_code_known CHECK (code IN ('AR-1 EV', 'AR-1', 'AR-1 B', 'AR-1 EM', 'AR-2', 'AR-3', 'AR-4', 'AR-5', 'ELDR', 'BHT', 'EMINB', 'EMINU', 'FHT1', 'FHT2', 'Grunntilskudd-H', 'Grunntilskudd-L', 'P-AR1-H', 'P-AR2-H', 'P-AR3-H', 'P-AR1-L', 'P-AR2-L', 'P-AR3-L', 'P37D-AR1', 'UN43G')),
    CONSTRAINT entered_rate_state_known CHECK (state IN ('proposed', 'adopted', 'revised')),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE grants_received (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    ore INTEGER NOT NULL,
    source VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT grants_received_kind_known CHECK (kind IN ('grants_first_year', 'grants_later_years', 'grants_minors', 'grants_extra', 'grants_norwegian', 'grants_other')),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE household (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE housing (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    address VARCHAR DEFAULT '' NOT NULL,
    owner VARCHAR NOT NULL,
    owner_name VARCHAR DEFAULT '' NOT NULL,
    rent INTEGER,
    rooms INTEGER NOT NULL,
    size INTEGER NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    free_from DATE,
    contract_start DATE,
    contract_end DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT housing_owner_known CHECK (owner IN ('municipality', 'foundation', 'private')),
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

CREATE TABLE payment_file (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    read_on DATE NOT NULL,
    sha256 VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
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

CREATE TABLE school_calendar (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    provider VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    first_year INTEGER NOT NULL,
    PRIMARY KEY (id),
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

CREATE TABLE settlement_number (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    year INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    asked INTEGER,
    decided INTEGER,
    settled INTEGER,
    agreed INTEGER,
    as_of DATE,
    source VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT settlement_number_kind_known CHECK (kind IN ('all_settled', 'collective_protection', 'unaccompanied_minors')),
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

CREATE TABLE travel_time (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    from_place VARCHAR DEFAULT '' NOT NULL,
    to_place VARCHAR DEFAULT '' NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id)
);

CREATE TABLE volunteer (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    organisation VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    activity VARCHAR DEFAULT '' NOT NULL,
    certificate_needed BOOLEAN NOT NULL,
    certificate_seen DATE,
    note VARCHAR DEFAULT '' NOT NULL,
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

CREATE TABLE activity (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    theme VARCHAR DEFAULT '' NOT NULL,
    for_whom VARCHAR DEFAULT '' NOT NULL,
    calendar_id VARCHAR,
    level VARCHAR,
    sign_up_by DATE,
    budget INTEGER,
    invitation VARCHAR DEFAULT '' NOT NULL,
    evaluation VARCHAR DEFAULT '' NOT NULL,
    evaluated_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT activity_kind_known CHECK (kind IN ('holiday_programme', 'information_hours', 'life_skills', 'parenting')),
    CONSTRAINT activity_period_order CHECK ("end" IS NULL OR "end" >= start),
    CONSTRAINT activity_level_known CHECK (level IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(calendar_id) REFERENCES school_calendar (id)
);

CREATE TABLE adaptation_need (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT adaptation_need_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_adaptation_need_person_id ON adaptation_need (person_id);

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
    series_id VARCHAR,
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

CREATE TABLE calendar_entry (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    calendar_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT calendar_entry_kind_known CHECK (kind IN ('autumn_term', 'spring_term', 'autumn_break', 'christmas_break', 'winter_break', 'easter_break', 'summer_break', 'planning_day', 'other_closed')),
    CONSTRAINT calendar_entry_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(calendar_id) REFERENCES school_calendar (id)
);

CREATE INDEX ix_calendar_entry_calendar_id ON calendar_entry (calendar_id);

CREATE TABLE career_guidance (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    offered_on DATE NOT NULL,
    held_on DATE,
    declined BOOLEAN NOT NULL,
    centre VARCHAR DEFAULT '' NOT NULL,
    recommended VARCHAR,
    recommendation VARCHAR DEFAULT '' NOT NULL,
    prior_learning_offered DATE,
    prior_learning_wanted BOOLEAN,
    PRIMARY KEY (id),
    CONSTRAINT career_guidance_recommended_known CHECK (recommended IN ('work', 'higher_education', 'requalification', 'part_upper_secondary', 'full_upper_secondary', 'vocational')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_career_guidance_person_id ON career_guidance (person_id);

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

CREATE TABLE competence_mapping (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    mapped_on DATE NOT NULL,
    timing VARCHAR NOT NULL,
    mapped_by VARCHAR DEFAULT '' NOT NULL,
    schooling VARCHAR NOT NULL,
    interpreter VARCHAR NOT NULL,
    interpreter_qualified BOOLEAN,
    language VARCHAR DEFAULT '' NOT NULL,
    digital_skills VARCHAR DEFAULT '' NOT NULL,
    driving_licence VARCHAR DEFAULT '' NOT NULL,
    interests VARCHAR DEFAULT '' NOT NULL,
    wishes VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT competence_mapping_timing_known CHECK (timing IN ('before_settlement', 'after_settlement')),
    CONSTRAINT competence_mapping_schooling_known CHECK (schooling IN ('below_compulsory', 'compulsory', 'upper_secondary')),
    CONSTRAINT competence_mapping_interpreter_known CHECK (interpreter IN ('on_site', 'screen', 'phone', 'none')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_competence_mapping_person_id ON competence_mapping (person_id);

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

CREATE TABLE cooperation_meeting (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    organisation VARCHAR DEFAULT '' NOT NULL,
    day DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    at TIME,
    place VARCHAR DEFAULT '' NOT NULL,
    present VARCHAR DEFAULT '' NOT NULL,
    topics VARCHAR DEFAULT '' NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    next_on DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

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

CREATE TABLE employment (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    minutes_per_week INTEGER NOT NULL,
    employer VARCHAR DEFAULT '' NOT NULL,
    offer_only BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT employment_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_employment_person_id ON employment (person_id);

CREATE TABLE exemption (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    applied_on DATE NOT NULL,
    decided_on DATE,
    granted BOOLEAN,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT exemption_what_known CHECK (what IN ('norwegian_training', 'civics_training', 'norwegian_test', 'civics_test')),
    CONSTRAINT exemption_basis_known CHECK (basis IN ('documented_knowledge', 'health', 'weighty_reason')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_exemption_person_id ON exemption (person_id);

CREATE TABLE expected_arrival (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    adults INTEGER NOT NULL,
    children INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    expected_on DATE,
    permit_on DATE,
    needs VARCHAR DEFAULT '' NOT NULL,
    housing_id VARCHAR,
    amot_from DATE,
    amot_to DATE,
    household_id VARCHAR,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT expected_arrival_state_known CHECK (state IN ('asked', 'accepted', 'agreed_arrival', 'arrived', 'called_off')),
    CONSTRAINT expected_arrival_kind_known CHECK (kind IN ('all_settled', 'collective_protection', 'unaccompanied_minors')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(housing_id) REFERENCES housing (id),
    FOREIGN KEY(household_id) REFERENCES household (id)
);

CREATE TABLE experience (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    country VARCHAR DEFAULT '' NOT NULL,
    first_year INTEGER,
    last_year INTEGER,
    documented BOOLEAN NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT experience_kind_known CHECK (kind IN ('schooling', 'work_experience', 'other_skill')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_experience_person_id ON experience (person_id);

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

CREATE TABLE full_time_norm (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    minutes_per_week INTEGER NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT full_time_norm_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_full_time_norm_person_id ON full_time_norm (person_id);

CREATE TABLE grant_application (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    scheme VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    grant_year INTEGER NOT NULL,
    deadline DATE NOT NULL,
    state VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    measures VARCHAR DEFAULT '' NOT NULL,
    sent_on DATE,
    answered_on DATE,
    granted_ore INTEGER,
    appeal_by DATE,
    appealed_on DATE,
    report_by DATE,
    reported_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT grant_application_scheme_known CHECK (scheme IN ('extra_1', 'extra_2', 'job_chance', 'development', 'other')),
    CONSTRAINT grant_application_state_known CHECK (state IN ('preparing', 'sent', 'granted_application', 'partly', 'refused', 'given_up')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE TABLE grant_basis (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    humanitarian_family BOOLEAN NOT NULL,
    settled_elsewhere VARCHAR DEFAULT '' NOT NULL,
    ended_by VARCHAR,
    ended_on DATE,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT grant_basis_category_known CHECK (category IN ('adult_single', 'adult_family', 'child', 'unaccompanied_minor')),
    CONSTRAINT grant_basis_ended_by_known CHECK (ended_by IN ('died', 'emigrated', 'permit_lost')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_grant_basis_person_id ON grant_basis (person_id);

CREATE TABLE grant_claim (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    paid_for INTEGER NOT NULL,
    ore INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    noted_on DATE NOT NULL,
    person_id VARCHAR,
    sent_on DATE,
    closed_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT grant_claim_code_known CHECK (code IN ('AR-1 EV', 'AR-1', 'AR-1 B', 'AR-1 EM', 'AR-2', 'AR-3', 'AR-4', 'AR-5', 'ELDR', 'BHT', 'EMINB', 'EMINU', 'FHT1', 'FHT2', 'Grunntilskudd-H', 'Grunntilskudd-L', 'P-AR1-H', 'P-AR2-H', 'P-AR3-H', 'P-AR1-L', 'P-AR2-L', 'P-AR3-L', 'P37D-AR1', 'UN43G')),
    CONSTRAINT grant_claim_state_known CHECK (state IN ('open_claim', 'sent', 'settled_claim', 'dropped')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_grant_claim_person_id ON grant_claim (person_id);

CREATE TABLE grant_registration (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    registered_on DATE NOT NULL,
    settled_as DATE NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_grant_registration_person_id ON grant_registration (person_id);

CREATE TABLE health_step (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    day DATE NOT NULL,
    owner_id VARCHAR NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    done_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT health_step_kind_known CHECK (kind IN ('doctor', 'examination', 'referral', 'next_step')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(owner_id) REFERENCES staff (id)
);

CREATE INDEX ix_health_step_person_id ON health_step (person_id);

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

CREATE TABLE housing_stay (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    housing_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    PRIMARY KEY (id),
    CONSTRAINT housing_stay_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(housing_id) REFERENCES housing (id)
);

CREATE INDEX ix_housing_stay_housing_id ON housing_stay (housing_id);

CREATE INDEX ix_housing_stay_person_id ON housing_stay (person_id);

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

CREATE TABLE language_skill (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    oral VARCHAR NOT NULL,
    written VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT language_skill_oral_known CHECK (oral IN ('mother_tongue', 'fluent', 'good', 'some', 'not_mastered')),
    CONSTRAINT language_skill_written_known CHECK (written IN ('mother_tongue', 'fluent', 'good', 'some', 'not_mastered')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_language_skill_person_id ON language_skill (person_id);

CREATE TABLE language_test (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    entered_on DATE,
    sat_on DATE,
    level VARCHAR,
    passed BOOLEAN,
    language VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT language_test_part_known CHECK (part IN ('listening', 'reading', 'writing', 'speaking', 'civics_test')),
    CONSTRAINT language_test_level_known CHECK (level IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_language_test_person_id ON language_test (person_id);

CREATE TABLE late_start (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    written_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_late_start_person_id ON late_start (person_id);

CREATE TABLE life_event (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    day DATE NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT life_event_kind_known CHECK (kind IN ('birth', 'family_change', 'job', 'illness', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_life_event_person_id ON life_event (person_id);

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

CREATE TABLE living_guidance (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    topics VARCHAR DEFAULT '' NOT NULL,
    next_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_living_guidance_person_id ON living_guidance (person_id);

CREATE TABLE move (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    day DATE NOT NULL,
    municipality VARCHAR DEFAULT '' NOT NULL,
    staff_id VARCHAR NOT NULL,
    months_used INTEGER,
    handed VARCHAR NOT NULL,
    sent_how VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT move_direction_known CHECK (direction IN ('moved_in', 'moved_out')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_move_person_id ON move (person_id);

CREATE TABLE needs_statement (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    written_on DATE NOT NULL,
    to_whom VARCHAR DEFAULT '' NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_needs_statement_person_id ON needs_statement (person_id);

CREATE TABLE opening_balance (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    quota VARCHAR NOT NULL,
    hundredths INTEGER NOT NULL,
    as_of DATE NOT NULL,
    source VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT opening_balance_quota_known CHECK (quota IN ('programme_months', 'self_certifications', 'child_illness_days', 'welfare_days', 'religious_days', 'vacation_days', 'care_leave_days', 'added_days', 'norwegian_hours', 'civics_hours', 'migration_health_hours', 'career_skills_hours', 'parenting_meetings')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_opening_balance_person_id ON opening_balance (person_id);

CREATE TABLE payment_line (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    file_id VARCHAR NOT NULL,
    line INTEGER NOT NULL,
    reference VARCHAR DEFAULT '' NOT NULL,
    code VARCHAR DEFAULT '' NOT NULL,
    paid_for INTEGER NOT NULL,
    ore INTEGER NOT NULL,
    person_id VARCHAR,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(file_id) REFERENCES payment_file (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_payment_line_file_id ON payment_line (file_id);

CREATE INDEX ix_payment_line_person_id ON payment_line (person_id);

CREATE TABLE permit (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    granted DATE NOT NULL,
    valid_to DATE,
    applied DATE,
    reference_settled DATE,
    PRIMARY KEY (id),
    CONSTRAINT permit_kind_known CHECK (kind IN ('refugee_28', 'transfer_35', 'humanitarian_38', 'family_id_38', 'collective_34', 'family_ch6', 'independent_53', 'family_other', 'permanent', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_permit_person_id ON permit (person_id);

CREATE TABLE placement (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    employer_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    minutes_per_week INTEGER NOT NULL,
    tasks VARCHAR DEFAULT '' NOT NULL,
    goal VARCHAR DEFAULT '' NOT NULL,
    language_support VARCHAR DEFAULT '' NOT NULL,
    supervisor VARCHAR DEFAULT '' NOT NULL,
    participant_signed DATE,
    employer_signed DATE,
    municipality_signed DATE,
    ended_on DATE,
    result VARCHAR,
    evaluation VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT placement_period_order CHECK ("end" IS NULL OR "end" >= start),
    CONSTRAINT placement_result_known CHECK (result IN ('job', 'education', 'new_placement', 'completed', 'broken_off')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(employer_id) REFERENCES employer (id)
);

CREATE INDEX ix_placement_employer_id ON placement (employer_id);

CREATE INDEX ix_placement_person_id ON placement (person_id);

CREATE TABLE plan_version (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    made_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    long_term_goal VARCHAR DEFAULT '' NOT NULL,
    final_goal VARCHAR,
    goal_reason VARCHAR DEFAULT '' NOT NULL,
    listening VARCHAR,
    reading VARCHAR,
    writing VARCHAR,
    speaking VARCHAR,
    level_reason VARCHAR DEFAULT '' NOT NULL,
    norwegian_minutes INTEGER,
    civics_minutes INTEGER,
    start DATE,
    "end" DATE,
    work_reason VARCHAR DEFAULT '' NOT NULL,
    norwegian_reason VARCHAR DEFAULT '' NOT NULL,
    builds_on VARCHAR DEFAULT '' NOT NULL,
    present BOOLEAN NOT NULL,
    absence_reason VARCHAR DEFAULT '' NOT NULL,
    interpreter VARCHAR NOT NULL,
    interpreter_qualified BOOLEAN,
    interpreter_reason VARCHAR DEFAULT '' NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    own_view VARCHAR DEFAULT '' NOT NULL,
    disagreement VARCHAR DEFAULT '' NOT NULL,
    material BOOLEAN,
    change_reason VARCHAR DEFAULT '' NOT NULL,
    handed_over_on DATE,
    handed_over_by VARCHAR,
    signed_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT plan_version_kind_known CHECK (kind IN ('integration_plan', 'norwegian_plan')),
    CONSTRAINT plan_version_state_known CHECK (state IN ('draft', 'adopted')),
    CONSTRAINT plan_version_final_goal_known CHECK (final_goal IN ('work', 'higher_education', 'requalification', 'part_upper_secondary', 'full_upper_secondary', 'vocational')),
    CONSTRAINT plan_version_listening_known CHECK (listening IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    CONSTRAINT plan_version_reading_known CHECK (reading IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    CONSTRAINT plan_version_writing_known CHECK (writing IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    CONSTRAINT plan_version_speaking_known CHECK (speaking IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    CONSTRAINT plan_version_interpreter_known CHECK (interpreter IN ('on_site', 'screen', 'phone', 'none')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(handed_over_by) REFERENCES staff (id)
);

CREATE INDEX ix_plan_version_person_id ON plan_version (person_id);

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

CREATE TABLE practice_wish (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    branch VARCHAR DEFAULT '' NOT NULL,
    since DATE NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    met_on DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_practice_wish_person_id ON practice_wish (person_id);

CREATE TABLE prior_element (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    start DATE,
    "end" DATE,
    minutes INTEGER,
    module VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT prior_element_kind_known CHECK (kind IN ('norwegian', 'civics', 'life_skills', 'parenting', 'practice', 'work', 'course', 'nav_measure', 'education', 'self_study', 'holiday_programme', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_prior_element_person_id ON prior_element (person_id);

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

CREATE TABLE right_assessment (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    assessed_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    computed VARCHAR NOT NULL,
    standing VARCHAR NOT NULL,
    steps VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT right_assessment_computed_known CHECK (computed IN ('right_and_duty', 'right_only', 'duty_only', 'may_be_offered', 'outside', 'undecided')),
    CONSTRAINT right_assessment_standing_known CHECK (standing IN ('right_and_duty', 'right_only', 'duty_only', 'may_be_offered', 'outside', 'undecided')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_right_assessment_person_id ON right_assessment (person_id);

CREATE TABLE settlement_goal (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    months INTEGER NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    due DATE NOT NULL,
    met_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_settlement_goal_person_id ON settlement_goal (person_id);

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

CREATE TABLE taught_hours (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    minutes INTEGER NOT NULL,
    module VARCHAR DEFAULT '' NOT NULL,
    language VARCHAR DEFAULT '' NOT NULL,
    provider VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT taught_hours_subject_known CHECK (subject IN ('norwegian', 'civics', 'migration_health', 'career_skills', 'parenting_group', 'parenting_individual')),
    CONSTRAINT taught_hours_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_taught_hours_person_id ON taught_hours (person_id);

CREATE TABLE training (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    offered DATE NOT NULL,
    start DATE,
    "end" DATE,
    claimed DATE,
    provider VARCHAR NOT NULL,
    provider_name VARCHAR DEFAULT '' NOT NULL,
    level VARCHAR,
    minutes_per_week INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT training_basis_known CHECK (basis IN ('section_27', 'section_28', 'section_37d', 'other_basis')),
    CONSTRAINT training_provider_known CHECK (provider IN ('municipality', 'county', 'private_provider')),
    CONSTRAINT training_level_known CHECK (level IN ('below_a1', 'a1', 'a2', 'b1', 'b2', 'c1')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_training_person_id ON training (person_id);

CREATE TABLE vacation (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    state VARCHAR NOT NULL,
    answered_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT vacation_period_order CHECK ("end" IS NULL OR "end" >= start),
    CONSTRAINT vacation_state_known CHECK (state IN ('wished', 'granted_vacation', 'refused')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_vacation_person_id ON vacation (person_id);

CREATE TABLE volunteer_match (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    volunteer_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT volunteer_match_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(volunteer_id) REFERENCES volunteer (id)
);

CREATE INDEX ix_volunteer_match_person_id ON volunteer_match (person_id);

CREATE INDEX ix_volunteer_match_volunteer_id ON volunteer_match (volunteer_id);

CREATE TABLE week_plan (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT week_plan_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_week_plan_person_id ON week_plan (person_id);

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

CREATE TABLE application_cost (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    application_id VARCHAR NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    ore INTEGER NOT NULL,
    deduction BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(application_id) REFERENCES grant_application (id)
);

CREATE INDEX ix_application_cost_application_id ON application_cost (application_id);

CREATE TABLE application_paper (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    application_id VARCHAR NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    present_on DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(application_id) REFERENCES grant_application (id)
);

CREATE INDEX ix_application_paper_application_id ON application_paper (application_id);

CREATE TABLE application_person (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    application_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(application_id) REFERENCES grant_application (id)
);

CREATE INDEX ix_application_person_application_id ON application_person (application_id);

CREATE INDEX ix_application_person_person_id ON application_person (person_id);

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

CREATE TABLE arrival_step (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    arrival_id VARCHAR NOT NULL,
    text VARCHAR DEFAULT '' NOT NULL,
    due DATE,
    owner_id VARCHAR,
    done_on DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(arrival_id) REFERENCES expected_arrival (id),
    FOREIGN KEY(owner_id) REFERENCES staff (id)
);

CREATE INDEX ix_arrival_step_arrival_id ON arrival_step (arrival_id);

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

CREATE TABLE ending (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    programme_id VARCHAR NOT NULL,
    ended_on DATE NOT NULL,
    status VARCHAR NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    full_time BOOLEAN,
    next_step VARCHAR DEFAULT '' NOT NULL,
    certificate_on DATE,
    year_later VARCHAR,
    year_later_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT ending_status_known CHECK (status IN ('work', 'in_upper_secondary', 'in_higher_education', 'in_compulsory_school', 'nav_measure_or_kvp', 'social_assistance', 'supplementary_assistance', 'parental_leave', 'moved', 'not_known')),
    CONSTRAINT ending_year_later_known CHECK (year_later IN ('work', 'in_upper_secondary', 'in_higher_education', 'in_compulsory_school', 'nav_measure_or_kvp', 'social_assistance', 'supplementary_assistance', 'parental_leave', 'moved', 'not_known')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(programme_id) REFERENCES programme (id)
);

CREATE INDEX ix_ending_person_id ON ending (person_id);

CREATE TABLE enrolment (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    activity_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    since DATE NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT enrolment_state_known CHECK (state IN ('invited', 'enrolled', 'on_waiting_list', 'declined')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id)
);

CREATE INDEX ix_enrolment_activity_id ON enrolment (activity_id);

CREATE INDEX ix_enrolment_person_id ON enrolment (person_id);

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
    archive_left_out INTEGER DEFAULT '0' NOT NULL,
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

CREATE TABLE gathering (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    activity_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    at TIME NOT NULL,
    minutes INTEGER NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    leader VARCHAR DEFAULT '' NOT NULL,
    organisation VARCHAR DEFAULT '' NOT NULL,
    places INTEGER,
    cost INTEGER NOT NULL,
    subject VARCHAR,
    interpreter VARCHAR,
    language VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT gathering_subject_known CHECK (subject IN ('norwegian', 'civics', 'migration_health', 'career_skills', 'parenting_group', 'parenting_individual')),
    CONSTRAINT gathering_interpreter_known CHECK (interpreter IN ('not_needed', 'to_book', 'booked', 'confirmed', 'called_off')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id)
);

CREATE INDEX ix_gathering_activity_id ON gathering (activity_id);

CREATE INDEX ix_gathering_day ON gathering (day);

CREATE TABLE integration_contract (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    made_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    participant_signed DATE,
    municipality_signed DATE,
    PRIMARY KEY (id),
    CONSTRAINT integration_contract_kind_known CHECK (kind IN ('integration_contract', 'integration_declaration')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(plan_id) REFERENCES plan_version (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_integration_contract_person_id ON integration_contract (person_id);

CREATE INDEX ix_integration_contract_plan_id ON integration_contract (plan_id);

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

CREATE TABLE placement_visit (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    placement_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT placement_visit_form_known CHECK (form IN ('meeting', 'phone', 'video', 'home_visit', 'message')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(placement_id) REFERENCES placement (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_placement_visit_person_id ON placement_visit (person_id);

CREATE INDEX ix_placement_visit_placement_id ON placement_visit (placement_id);

CREATE TABLE plan_element (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    minutes_per_week INTEGER NOT NULL,
    provider VARCHAR DEFAULT '' NOT NULL,
    reason VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT plan_element_kind_known CHECK (kind IN ('norwegian', 'civics', 'life_skills', 'parenting', 'practice', 'work', 'course', 'nav_measure', 'education', 'self_study', 'holiday_programme', 'other')),
    CONSTRAINT plan_element_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(plan_id) REFERENCES plan_version (id)
);

CREATE INDEX ix_plan_element_person_id ON plan_element (person_id);

CREATE INDEX ix_plan_element_plan_id ON plan_element (plan_id);

CREATE TABLE plan_phase (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR DEFAULT '' NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    goal VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT plan_phase_period_order CHECK ("end" IS NULL OR "end" >= start),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(plan_id) REFERENCES plan_version (id)
);

CREATE INDEX ix_plan_phase_person_id ON plan_phase (person_id);

CREATE INDEX ix_plan_phase_plan_id ON plan_phase (plan_id);

CREATE TABLE plan_review (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    plan_id VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    staff_id VARCHAR NOT NULL,
    changes BOOLEAN NOT NULL,
    event_id VARCHAR,
    note VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(plan_id) REFERENCES plan_version (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(event_id) REFERENCES life_event (id)
);

CREATE INDEX ix_plan_review_person_id ON plan_review (person_id);

CREATE INDEX ix_plan_review_plan_id ON plan_review (plan_id);

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

CREATE TABLE week_slot (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    week_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    weekday INTEGER NOT NULL,
    at TIME NOT NULL,
    minutes INTEGER NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    provider VARCHAR DEFAULT '' NOT NULL,
    calendar_id VARCHAR,
    followed_by VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT week_slot_kind_known CHECK (kind IN ('norwegian', 'civics', 'life_skills', 'parenting', 'practice', 'work', 'course', 'nav_measure', 'education', 'self_study', 'holiday_programme', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(week_id) REFERENCES week_plan (id),
    FOREIGN KEY(calendar_id) REFERENCES school_calendar (id)
);

CREATE INDEX ix_week_slot_person_id ON week_slot (person_id);

CREATE INDEX ix_week_slot_week_id ON week_slot (week_id);

CREATE TABLE attendance (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    gathering_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    minutes INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT attendance_state_known CHECK (state IN ('present', 'valid_absence', 'absent')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(gathering_id) REFERENCES gathering (id)
);

CREATE INDEX ix_attendance_gathering_id ON attendance (gathering_id);

CREATE INDEX ix_attendance_person_id ON attendance (person_id);

CREATE TABLE carried_matter (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    dated DATE NOT NULL,
    number VARCHAR DEFAULT '' NOT NULL,
    decided_by VARCHAR DEFAULT '' NOT NULL,
    note VARCHAR DEFAULT '' NOT NULL,
    document_id VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT carried_matter_kind_known CHECK (kind IN ('programme_decision', 'benefit_decision', 'training_decision', 'plan_decision', 'integration_contract', 'late_start_decision', 'extension_decision', 'leave_decision', 'exemption_decision', 'stop_decision', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(document_id) REFERENCES document (id)
);

CREATE INDEX ix_carried_matter_person_id ON carried_matter (person_id);

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

CREATE TABLE referral (
    id VARCHAR NOT NULL,
    office_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    staff_id VARCHAR NOT NULL,
    service VARCHAR NOT NULL,
    what VARCHAR DEFAULT '' NOT NULL,
    sent_on DATE NOT NULL,
    answered_on DATE,
    answer VARCHAR DEFAULT '' NOT NULL,
    went_alone BOOLEAN,
    conversation_id VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT referral_service_known CHECK (service IN ('nav', 'general_practitioner', 'health_centre', 'mental_health', 'adult_education', 'school_or_kindergarten', 'child_welfare', 'housing_office', 'debt_advice', 'culture_and_sport', 'other')),
    FOREIGN KEY(office_id) REFERENCES office (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(staff_id) REFERENCES staff (id),
    FOREIGN KEY(conversation_id) REFERENCES conversation (id)
);

CREATE INDEX ix_referral_person_id ON referral (person_id);

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

CREATE TRIGGER right_assessment_no_update BEFORE UPDATE ON right_assessment BEGIN SELECT RAISE(ABORT, 'right_assessment is append-only'); END;

CREATE TRIGGER right_assessment_no_delete BEFORE DELETE ON right_assessment BEGIN SELECT RAISE(ABORT, 'right_assessment is append-only'); END;

CREATE TRIGGER decision_issued_no_delete BEFORE DELETE ON decision WHEN old.state = 'issued' BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END;

CREATE TRIGGER decision_issued_frozen BEFORE UPDATE OF case_id, person_id, kind, state, start, "end", assessment, facts, steps, parameters, replaces_id, replaces_from, number, letter_id, decided_by, decided_on ON decision WHEN old.state = 'issued' BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END;

CREATE TRIGGER plan_adopted_no_delete BEFORE DELETE ON plan_version WHEN old.state = 'adopted' BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_adopted_frozen BEFORE UPDATE OF person_id, kind, number, state, made_on, staff_id, long_term_goal, final_goal, goal_reason, listening, reading, writing, speaking, level_reason, norwegian_minutes, civics_minutes, start, "end", work_reason, norwegian_reason, builds_on, present, absence_reason, interpreter, interpreter_qualified, interpreter_reason, language, own_view, disagreement, material, change_reason ON plan_version WHEN old.state = 'adopted' BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_phase_adopted_no_insert BEFORE INSERT ON plan_phase WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = new.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_phase_adopted_no_update BEFORE UPDATE ON plan_phase WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = old.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_phase_adopted_no_delete BEFORE DELETE ON plan_phase WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = old.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_element_adopted_no_insert BEFORE INSERT ON plan_element WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = new.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_element_adopted_no_update BEFORE UPDATE ON plan_element WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = old.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;

CREATE TRIGGER plan_element_adopted_no_delete BEFORE DELETE ON plan_element WHEN EXISTS (SELECT 1 FROM plan_version WHERE id = old.plan_id AND state = 'adopted') BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END;
