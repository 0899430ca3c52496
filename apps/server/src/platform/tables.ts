// Written by `npm run db:types` from the migrated database. Never by hand.

import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AssessmentAppeal {
  answer: Generated<string>;
  assessment_id: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: Generated<string>;
  item: string;
  led_to: string | null;
  state: Generated<string>;
  text: string;
  unit_id: string;
  version: Generated<number>;
}

export interface AssessmentAssessment {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  id: Generated<string>;
  inputs: string;
  on_day: string;
  published_at: Timestamp | null;
  reason: Generated<string>;
  scheme: string;
  scheme_version: number;
  scores: string;
  sha256: string;
  supersedes: string | null;
  title: string;
  version: Generated<number>;
}

export interface AssessmentInputFile {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  id: Generated<string>;
  name: string;
  scheme: string;
  sha256: string;
  told: Json;
}

export interface AssessmentScheme {
  city: string;
  code: string;
  definition: Json;
  version: number;
}

export interface CalendarNotice {
  at: Timestamp;
  by_id: string | null;
  by_name: string | null;
  city: string;
  document: string;
  holidays: Json;
  published_on: string;
  source: string;
  version: Generated<number>;
  year: number;
}

export interface CasesBoundary {
  city: string;
  geojson: string;
  sha256: string;
}

export interface CasesCase {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  closed_on: string | null;
  doers: Generated<string[]>;
  due: string | null;
  extended: Generated<number>;
  extension_by: string | null;
  extension_to: string | null;
  fields: Json;
  id: Generated<string>;
  kind: string;
  kind_version: number;
  latitude: number | null;
  longitude: number | null;
  number: string;
  origin: string;
  parent_id: string | null;
  returns: Generated<number>;
  seen_at: Timestamp;
  since: string;
  stage: string;
  suspended_on: string | null;
  title: string;
  unit_id: string | null;
  units: Generated<string[]>;
  version: Generated<number>;
}

export interface CasesEvidence {
  at: Timestamp;
  by_id: string;
  by_name: string;
  bytes: Buffer;
  case_id: string;
  city: string;
  id: Generated<string>;
  kind: string;
  latitude: number | null;
  longitude: number | null;
  name: string;
  size: number;
  step_id: number | null;
  taken_at: Timestamp | null;
  type: string;
}

export interface CasesKind {
  city: string;
  code: string;
  definition: Json;
  version: number;
}

export interface CasesNumberRegister {
  city: string;
  last: number;
  year: number;
}

export interface CasesPaper {
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  case_number: string;
  city: string;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  id: Generated<string>;
  is_public: boolean;
  issued_at: Timestamp | null;
  issued_by: string | null;
  issued_on: string | null;
  issuer: string;
  name: string;
  name_en: string;
  no: number | null;
  number: string | null;
  reply_days: number | null;
  reply_due: string | null;
  series: string;
  state: Generated<string>;
  template: string;
  template_version: number;
  text: Json;
  units: string[];
  version: Generated<number>;
  year: number | null;
}

export interface CasesPaperFile {
  bytes: Buffer;
  city: string;
  format: string;
  paper_id: string;
  sha256: string;
}

export interface CasesPaperReceipt {
  case_id: string;
  city: string;
  is_over: Generated<boolean>;
  paper_id: string;
  replied_at: Timestamp | null;
  replied_by: string | null;
  replied_by_id: string | null;
  reply: string | null;
  reply_due: string | null;
  signed_at: Timestamp | null;
  signed_by: string | null;
  signed_by_id: string | null;
  unit_id: string;
}

export interface CasesPaperTemplate {
  at: Timestamp;
  by_name: string | null;
  city: string;
  code: string;
  definition: Json;
  version: number;
}

export interface CasesRung {
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  name: string;
  reason: string;
  reply_due: string | null;
}

export interface CasesStep {
  action: string | null;
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  due: string | null;
  from_stage: string | null;
  id: Generated<number>;
  reason: Generated<string>;
  to_stage: string;
  unit_id: string | null;
  what: string;
}

export interface IndicatorsBinding {
  at: Timestamp;
  base: Json | null;
  by_id: string;
  by_name: string;
  city: string;
  course: Json | null;
  from_on: string;
  how: string;
  indicator_code: string | null;
  measure_id: string;
  places: string[];
  promise_id: string;
  reason: string | null;
  required: Generated<boolean>;
  strength: string;
  to_on: string;
  tolerance: string | null;
  version: Generated<number>;
}

export interface IndicatorsIndicator {
  better: string;
  city: string;
  claims: Generated<Json>;
  code: string;
  cumulative: boolean;
  from_records: Generated<boolean>;
  name: string;
  origin: string;
  over_places: string;
  over_time: string;
  ratio: boolean;
  unit: string | null;
}

export interface IndicatorsRuleSet {
  about_tolerance: string;
  at: Timestamp;
  behind_from: string;
  by_id: string;
  by_name: string;
  city: string;
  from_on: string;
  id: string;
  plan_id: string | null;
  serious_over: string;
  source: string;
}

export interface IndicatorsValue {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  corrects: string | null;
  denominator: string | null;
  id: Generated<string>;
  indicator_code: string;
  month: string;
  no: Generated<number>;
  numerator: string | null;
  on_day: string;
  place: string;
  reason: string | null;
  source_id: string | null;
  source_kind: string;
  value: string | null;
}

export interface OrgApiToken {
  city: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  hash: Buffer;
  id: Generated<string>;
  last_used_at: Timestamp | null;
  name: string;
  person_id: string;
  revoked_at: Timestamp | null;
  scopes: string[];
}

export interface OrgGroupDecision {
  city: string;
  decided_at: Timestamp;
  decided_by: string;
  id: Generated<number>;
  phrase: string;
  reason: string | null;
  subject: string;
  units: string[];
}

export interface OrgGroupMember {
  city: string;
  group_id: string;
  unit_id: string;
  valid_from: Generated<string>;
  valid_to: string | null;
}

export interface OrgPerson {
  city: string;
  created_at: Timestamp;
  email: string | null;
  id: string;
  is_active: Generated<boolean>;
  login: string;
  name: string;
  phone: string | null;
  unit_id: string;
  version: Generated<number>;
}

export interface OrgRoleGrant {
  city: string;
  granted_at: Timestamp;
  granted_by: string;
  id: Generated<string>;
  person_id: string;
  role: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
}

export interface OrgSuccession {
  after: string;
  before: string;
  city: string;
  how: string;
  on_day: string;
  reason: string;
}

export interface OrgUnit {
  city: string;
  closed_on: string | null;
  id: string;
  kind: string;
  opened_on: Generated<string>;
  sort_order: number;
  version: Generated<number>;
}

export interface OrgUnitAlias {
  alias: string;
  city: string;
  is_trade: Generated<boolean>;
  unit_id: string;
}

export interface OrgUnitGroup {
  city: string;
  id: string;
  kinds: string[];
  name: string;
  note: string | null;
  phrases: string[];
  version: Generated<number>;
}

export interface OrgUnitName {
  city: string;
  full_name: string;
  name: string;
  parent_id: string | null;
  unit_id: string;
  valid_from: Generated<string>;
  valid_to: string | null;
}

export interface PlanDecision {
  answer: string | null;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  decision: string;
  edit_no: number | null;
  import_id: string;
  no: Generated<number>;
  question: string;
  reason: string | null;
  units: string[] | null;
}

export interface PlanDocument {
  at: Timestamp;
  by_id: string;
  by_name: string;
  characters: number;
  city: string;
  id: Generated<string>;
  kind: string;
  name: string;
  page_starts: number[];
  sha256: string;
  size: number;
}

export interface PlanDocumentContent {
  bytes: Buffer;
  city: string;
  document_id: string;
  text: string;
}

export interface PlanEdit {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  edit: Json | null;
  import_id: string;
  no: number;
  undoes: number | null;
}

export interface PlanImport {
  amends_programme: string | null;
  amends_version: number | null;
  asked: Json;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  counts: Json;
  document_id: string | null;
  draft: Json;
  id: Generated<string>;
  original: Json;
  state: string;
  title: string;
  version: Generated<number>;
  year: number | null;
}

export interface PlanProgramme {
  city: string;
  created_at: Timestamp;
  document_number: string | null;
  id: Generated<string>;
  issued_on: string | null;
  issuer: string | null;
  title: string;
  version: Generated<number>;
  year: number | null;
}

export interface PlanVersion {
  approved_by: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  content: Json;
  document_id: string | null;
  import_id: string;
  no: number;
  programme_id: string;
  reason: string | null;
  summary: Json;
}

export interface PlatformArchive {
  at: Timestamp;
  before: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  deleted_at: Timestamp | null;
  events: number;
  file: string;
  first_seal: number;
  id: string;
  last_seal: number;
  sha256: string;
  signature: string;
}

export interface PlatformCity {
  code: string;
}

export interface PlatformDelivery {
  attempts: Generated<number>;
  city: string;
  event_id: number;
  given_up_at: Timestamp | null;
  last_error: string | null;
  next_try_at: Generated<Timestamp>;
  subscriber: string;
}

export interface PlatformDocumentNumber {
  at: Timestamp;
  by_name: string;
  city: string;
  no: number;
  series: string;
  subject_id: string;
  title: string;
  void_reason: string | null;
  voided_at: Timestamp | null;
  voided_by: string | null;
  year: number;
}

export interface PlatformEvent {
  actor_id: string;
  actor_name: string;
  address: string | null;
  city: string;
  happened_at: Timestamp;
  id: Generated<number>;
  payload: Json;
  request_id: string;
  subject_id: string;
  type: string;
}

export interface PlatformIdempotency {
  actor_id: string;
  city: string;
  created_at: Generated<Timestamp>;
  key: string;
  operation: string;
  reply: Json;
  request: Buffer;
}

export interface PlatformNumberSeries {
  city: string;
  last: Generated<number>;
  series: string;
  year: number;
}

export interface PlatformSeal {
  city: string;
  event_ids: ArrayType<number>;
  hash: Buffer;
  leaves: Buffer;
  no: number;
  previous: Buffer;
  root: Buffer;
  sealed_at: Timestamp;
  signature: Buffer;
}

export interface PlatformUnsealed {
  city: string;
  event_id: number;
}

export interface PublicationDisclosure {
  approval: string;
  approved_at: Timestamp | null;
  approved_by: string | null;
  approved_by_id: string | null;
  basis: string;
  city: string;
  code: string;
  edited_at: Timestamp;
  edited_by: string;
  edited_by_id: string;
  fields: string[];
  position: number;
  reason: Generated<string>;
  room: string;
  state: Generated<string>;
  timing: string;
  title: string;
  title_en: string;
  version: Generated<number>;
  withheld: Generated<string>;
  withheld_en: Generated<string>;
  working_days: number | null;
}

export interface PublicationEdition {
  at: Timestamp;
  city: string;
  no: number;
}

export interface PublicationFeedback {
  answer: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  answered_by_id: string | null;
  case_id: string;
  city: string;
  id: Generated<string>;
  language: string;
  number_hash: Buffer;
  photo: boolean;
  place: Generated<string>;
  sent_at: Timestamp;
  text: string;
  topic: string;
  version: Generated<number>;
}

export interface PublicationFeedbackContact {
  city: string;
  feedback_id: string;
  masked_contact: string;
  masked_name: string;
  sealed: Buffer;
}

export interface PublicationItem {
  approved_at: Timestamp | null;
  approved_by: string | null;
  approved_by_id: string | null;
  city: string;
  composed: string | null;
  content: Json;
  disclosure: string;
  edited_at: Timestamp;
  edited_by: string;
  edited_by_id: string;
  from_day: string | null;
  id: Generated<string>;
  key: string;
  origin: string;
  problems: Generated<Json>;
  reason: Generated<string>;
  state: Generated<string>;
  version: Generated<number>;
  withdrawn: string | null;
}

export interface PublicationSnapshot {
  by_id: string;
  by_name: string;
  changes: Generated<Json>;
  city: string;
  content: Json | null;
  current: Generated<boolean>;
  disclosure: string;
  edition: number;
  key: string;
  kind: string;
  published_at: Timestamp;
  reason: Generated<string>;
  search: Generated<string>;
  sha256: string | null;
  version: number;
}

export interface ReportingAttachment {
  at: Timestamp;
  by_id: string;
  by_name: string;
  bytes: Buffer;
  city: string;
  detected: string;
  id: Generated<string>;
  name: string;
  obligation_id: string;
  size: number;
  type: string;
}

export interface ReportingBulletin {
  at: Timestamp;
  by_name: string;
  city: string;
  composed: Json;
  cycle_id: string;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  id: Generated<string>;
  issued_at: Timestamp | null;
  issued_by: string | null;
  issued_on: string | null;
  issuer: string;
  month: string;
  no: number | null;
  number: string | null;
  seal_no: number;
  series: string | null;
  state: string;
  text: Json;
  version: Generated<number>;
  year: number | null;
}

export interface ReportingBulletinFile {
  bulletin_id: string;
  bytes: Buffer;
  city: string;
  format: string;
  sha256: string;
}

export interface ReportingBulletinReceipt {
  bulletin_id: string;
  city: string;
  reminded_at: Timestamp | null;
  signed_at: Timestamp | null;
  signed_by: string | null;
  signed_by_id: string | null;
  unit_id: string;
}

export interface ReportingCycle {
  city: string;
  cutoff_at: Timestamp;
  due_on: string;
  id: Generated<string>;
  month: string;
  opened_at: Timestamp;
  opens_on: string;
  sealed_no: number | null;
}

export interface ReportingFeed {
  at: Timestamp;
  by_id: string;
  city: string;
  token_hash: Buffer;
  unit_id: string;
}

export interface ReportingImportJob {
  at: Timestamp;
  by_id: string;
  bytes: Buffer | null;
  city: string;
  done: Generated<number>;
  id: Generated<string>;
  month: string;
  name: string;
  problems: Generated<Json>;
  state: string;
  total: Generated<number>;
  touched_at: Timestamp;
  unit_id: string | null;
}

export interface ReportingMessage {
  at: Timestamp;
  attempts: Generated<number>;
  body: string;
  channel: string;
  city: string;
  event_key: string;
  id: Generated<string>;
  kind: string;
  last_error: string | null;
  month: string;
  next_try_at: Timestamp;
  read_at: Timestamp | null;
  recipient: string;
  sent_at: Timestamp | null;
  state: string;
  title: string;
  unit_id: string;
}

export interface ReportingObligation {
  accountable: Json | null;
  bureau: string | null;
  bureau_levels: number;
  city: string;
  cutoff_at: Timestamp;
  cycle_id: string;
  delegated_from: string | null;
  desk: Generated<number>;
  due_on: string;
  id: Generated<string>;
  late_days: number | null;
  measure_id: string;
  month: string;
  opens_on: string;
  plan_id: string;
  role: string;
  sealed_from: string | null;
  sent_at: Timestamp | null;
  state: string;
  submitted_by: string | null;
  unit_id: string;
  unit_levels: number;
  version: Generated<number>;
  wanted_at: Timestamp;
  wanted_on: string;
}

export interface ReportingPlanReminder {
  city: string;
  plan_id: string;
  rules: Json;
  since: Timestamp;
  version: number;
}

export interface ReportingPlanTally {
  city: string;
  n: number;
  plan_id: string;
  state: string;
  unit_id: string;
  year: number;
}

export interface ReportingReminderSetting {
  city: string;
  press_gap_hours: Generated<number>;
  quiet_from: string;
  quiet_to: string;
  rules: Json;
  version: number;
  workdays_only: boolean;
}

export interface ReportingReport {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  content: Json;
  obligation_id: string;
  unit_id: string;
}

export interface ReportingReview {
  action: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  desk: number;
  id: Generated<number>;
  is_internal: boolean;
  obligation_id: string;
  reason: string | null;
  unit_id: string;
}

export interface ReportingSeal {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  cycle_id: string;
  hash: string;
  month: string;
  no: number;
  open_reason: string | null;
  opened_at: Timestamp | null;
  opened_by: string | null;
  opened_by_id: string | null;
  row_count: number;
}

export interface ReportingSealedRow {
  city: string;
  content: Json;
  cycle_id: string;
  measure_id: string;
  no: number;
  unit_id: string;
}

export interface ReportingSetting {
  at: Timestamp;
  bureau: string | null;
  bureau_levels: number;
  by_id: string;
  by_name: string;
  city: string;
  closes_at: string | null;
  from_month: string;
  id: Generated<string>;
  inclusive: boolean;
  opens_before: number;
  plan_id: string | null;
  roles: string[];
  unit_levels: number;
  workday: number;
}

export interface ReportingTemplate {
  body: string;
  city: string;
  kind: string;
  title: string;
  version: number;
}

export interface ReportingUnitMonth {
  accepted: number;
  bureau_desk: number;
  city: string;
  expected: number;
  late: number;
  missing: number;
  month: string;
  on_time: number;
  returned: number;
  unit_desk: number;
  unit_id: string;
  with_unit: number;
  worst_late: Generated<number>;
}

export interface ReportingWebhook {
  at: Timestamp;
  city: string;
  id: Generated<string>;
  paused_at: Timestamp | null;
  secret: string;
  url: string;
}

export interface SupervisionCampaign {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  ends_on: string;
  id: Generated<string>;
  purpose: Generated<string>;
  starts_on: string;
  state: Generated<string>;
  summary: Generated<string>;
  title: string;
  type: string;
  type_version: number;
  version: Generated<number>;
}

export interface SupervisionCampaignMember {
  campaign_id: string;
  city: string;
  leads: Generated<boolean>;
  name: string;
  person_id: string;
}

export interface SupervisionCampaignType {
  city: string;
  code: string;
  definition: Json;
  version: number;
}

export interface SupervisionChecklist {
  city: string;
  code: string;
  definition: Json;
  version: number;
}

export interface SupervisionExample {
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: Generated<string>;
  kind: string;
  lesson: string;
  practice: string;
  situation: string;
  state: Generated<string>;
  title: string;
  version: Generated<number>;
}

export interface SupervisionFieldSubmission {
  action: string;
  base: number | null;
  branch_id: string | null;
  by_id: string;
  by_name: string;
  city: string;
  conflict: string | null;
  conflicting: Generated<string[]>;
  content: string;
  corrected_by: string | null;
  deleted_at: Timestamp | null;
  deprecates: string | null;
  forced: Generated<boolean>;
  instance_id: string;
  late_create: Generated<boolean>;
  received_at: Timestamp;
  said: Json;
  server_base: number | null;
  state: string;
  target_id: string;
  trunk: number | null;
  version: number | null;
  visit_id: string;
  why: string | null;
}

export interface SupervisionFinding {
  at: Timestamp;
  campaign_id: string;
  case_id: string;
  city: string;
  item: string;
  target_id: string;
  unit_id: string;
  visit_id: string;
}

export interface SupervisionLookBack {
  at: Timestamp | null;
  by_id: string | null;
  by_name: string | null;
  case_id: string;
  city: string;
  due: string;
  id: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  note: Generated<string>;
  photo: Buffer | null;
  photo_name: string | null;
  state: Generated<string>;
  taken_at: Timestamp | null;
}

export interface SupervisionObjection {
  answer: Generated<string>;
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  contact: Generated<string>;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: Generated<string>;
  objector: Generated<string>;
  received_on: string;
  state: Generated<string>;
  text: string;
}

export interface SupervisionProposal {
  answer: Generated<string>;
  at: Timestamp;
  campaign_id: string | null;
  case_id: string;
  city: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: Generated<string>;
  reason: string;
  returns: number;
  state: Generated<string>;
  version: Generated<number>;
}

export interface SupervisionRectification {
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  deadline: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  duty_unit: string;
  goal: string;
  id: Generated<string>;
  measures: Json;
  review: Generated<string>;
  round: number;
  state: Generated<string>;
  supervising_unit: string;
}

export interface SupervisionReferral {
  addressee: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string | null;
  city: string;
  concluded_on: string | null;
  id: Generated<string>;
  outcome: Generated<string>;
  persons: Generated<Json>;
  reason: string;
  state: Generated<string>;
  unit_id: string;
  version: Generated<number>;
}

export interface SupervisionReferralFile {
  at: Timestamp;
  by_id: string;
  by_name: string;
  bytes: Buffer;
  city: string;
  id: Generated<string>;
  name: string;
  referral_id: string;
  size: number;
}

export interface SupervisionTarget {
  campaign_id: string;
  checklist: string;
  checklist_version: number;
  city: string;
  id: Generated<string>;
  kind: string;
  latitude: number | null;
  longitude: number | null;
  name: string;
  unit_id: string;
}

export interface SupervisionVisit {
  accuracy: number | null;
  answers: Generated<Json>;
  at: Timestamp;
  base_version: number | null;
  branch_id: string | null;
  campaign_id: string;
  checklist: string;
  checklist_version: number;
  city: string;
  companions: Generated<string[]>;
  conflict: string | null;
  ended_at: Timestamp | null;
  id: string;
  inspector_id: string;
  inspector_name: string;
  latitude: number | null;
  longitude: number | null;
  signature_id: string | null;
  signer: Generated<string>;
  started_at: Timestamp;
  state: Generated<string>;
  submitted_at: Timestamp | null;
  target_id: string;
  trunk_version: number | null;
  unit_id: string;
  unsigned_reason: Generated<string>;
  version: Generated<number>;
}

export interface SupervisionVisitFile {
  at: Timestamp;
  by_id: string;
  by_name: string;
  bytes: Buffer;
  city: string;
  id: string;
  kind: string;
  latitude: number | null;
  longitude: number | null;
  name: string;
  sha256: string;
  size: number;
  taken_at: Timestamp | null;
  type: string;
  visit_id: string;
}

export interface SupervisionVisitVersion {
  at: Generated<Timestamp>;
  base_version: number | null;
  branch_id: string | null;
  city: string;
  said: Json;
  trunk_version: number | null;
  version: number;
  visit_id: string;
}

export interface SupervisionWorkCheck {
  at: Timestamp;
  by_id: string;
  by_name: string;
  case_id: string;
  city: string;
  id: Generated<string>;
  kind: string;
  note: Generated<string>;
  passed: boolean;
  rectification_id: string;
  results: Json;
}

export interface TasksAct {
  about_id: string;
  at: Timestamp;
  city: string;
  done: boolean;
  id: Generated<string>;
  measure_id: string;
  month: string;
  on_day: string;
  proofs: number;
  source_id: string;
  unit_id: string;
}

export interface TasksAskedMonth {
  city: string;
  month: string;
  plan_id: string;
}

export interface TasksEvidence {
  about_id: string;
  at: Timestamp;
  city: string;
  content: Json;
  measure_id: string;
}

export interface TasksLedgerRow {
  alert: boolean;
  alert_on: string | null;
  card: string;
  city: string;
  counted: Json;
  deadline_kind: string;
  due_key: string;
  light: string;
  measure_id: string;
  next_on: string | null;
  order_key: number;
  plan_id: string;
  programme_id: string;
  promise_kinds: string[];
  retired: boolean;
  search: string;
  section_id: string;
  state: string;
  task_id: string;
  urgency: number;
}

export interface TasksLedgerUnit {
  city: string;
  due_key: string;
  light: string;
  measure_id: string;
  plan_id: string;
  roles: number;
  section_id: string;
  state: string;
  unit_id: string;
}

export interface TasksMeasure {
  city: string;
  deadline: Json;
  document_id: string | null;
  id: Generated<string>;
  in_version: number;
  inferred: string[];
  ordinal: number;
  plan_id: string;
  position: number;
  programme_id: string;
  retired_in: number | null;
  section_id: string;
  since_version: number;
  source: Json | null;
  task_id: string;
  text: string;
  version: Generated<number>;
}

export interface TasksMeasureVersion {
  at: Timestamp;
  by_id: string;
  by_name: string;
  change: string;
  changes: Json;
  city: string;
  content: Json;
  measure_id: string;
  no: number;
}

export interface TasksMilestone {
  city: string;
  falls_on: string;
  id: Generated<string>;
  measure_id: string;
  position: number;
  what: string;
}

export interface TasksMovedDate {
  after_on: string | null;
  at: Timestamp;
  before_on: string | null;
  city: string;
  id: Generated<number>;
  measure_id: string;
  what: string;
  year: number;
}

export interface TasksObligation {
  city: string;
  measure_id: string;
  responsibility_id: string;
  role: string;
  unit_id: string;
}

export interface TasksOverride {
  approver: string;
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  id: Generated<string>;
  light: string;
  measure_id: string;
  reason: string;
  state: string;
  withdrawn_at: Timestamp | null;
  withdrawn_by_id: string | null;
  withdrawn_by_name: string | null;
}

export interface TasksPlan {
  attachment: number | null;
  city: string;
  id: Generated<string>;
  position: number;
  programme_id: string;
  retired_in: number | null;
  seq: Generated<number>;
  title: string;
  year: number | null;
}

export interface TasksPlanCounts {
  city: string;
  counts: string;
  digest: string;
  dim: string;
  plan_id: string;
}

export interface TasksPromise {
  city: string;
  content: Json;
  due_on: string | null;
  id: Generated<string>;
  kind: string;
  measure_id: string;
  phrase: string;
  position: number;
  retired_in: number | null;
}

export interface TasksProofFile {
  at: Timestamp;
  by_id: string;
  by_name: string;
  bytes: Buffer;
  city: string;
  id: Generated<string>;
  name: string;
  size: number;
  source_file: string | null;
  stage_id: string;
  type: string;
}

export interface TasksResponsibility {
  at: Timestamp | null;
  by_id: string | null;
  by_name: string | null;
  city: string;
  how: string;
  id: Generated<string>;
  is_group: boolean;
  measure_id: string;
  note: string | null;
  phrase: string;
  position: number;
  reason: string | null;
  retired_in: number | null;
  role: string;
}

export interface TasksSavedView {
  city: string;
  columns: string[];
  filters: Json;
  id: Generated<string>;
  name: string;
  person_id: string;
  version: Generated<number>;
}

export interface TasksSection {
  city: string;
  id: Generated<string>;
  ordinal: string | null;
  part: string | null;
  plan_id: string;
  position: number;
  retired_in: number | null;
  title: string | null;
}

export interface TasksStage {
  at: Timestamp;
  by_id: string;
  by_name: string;
  city: string;
  decided_at: Timestamp | null;
  decided_by_id: string | null;
  decided_by_name: string | null;
  decision_reason: string | null;
  document_number: string | null;
  id: Generated<string>;
  measure_id: string;
  note: string | null;
  promise_id: string;
  reached_on: string | null;
  stage: string;
  state: Generated<string>;
  submitted_by: string | null;
  unit_id: string;
  version: Generated<number>;
}

export interface TasksTally {
  city: string;
  dim: string;
  key: string;
  light: string;
  n: number;
  plan_id: string;
  state: string;
}

export interface TasksTask {
  city: string;
  id: Generated<string>;
  no: string | null;
  plan_id: string;
  position: number;
  retired_in: number | null;
  section_id: string;
  title: string | null;
}

export interface TasksVerdict {
  alert: boolean;
  as_of: string;
  at: Timestamp;
  city: string;
  content: Json;
  light: string;
  measure_id: string;
  no: number;
  state: string;
}

export interface TasksWatchRule {
  city: string;
  expected_day: number;
  from_on: string;
  id: string;
  lapsed_from: number;
  plan_id: string | null;
  regular_months: number;
}

export interface Tables {
  "assessment.appeal": AssessmentAppeal;
  "assessment.assessment": AssessmentAssessment;
  "assessment.input_file": AssessmentInputFile;
  "assessment.scheme": AssessmentScheme;
  "calendar.notice": CalendarNotice;
  "cases.boundary": CasesBoundary;
  "cases.case": CasesCase;
  "cases.evidence": CasesEvidence;
  "cases.kind": CasesKind;
  "cases.number_register": CasesNumberRegister;
  "cases.paper": CasesPaper;
  "cases.paper_file": CasesPaperFile;
  "cases.paper_receipt": CasesPaperReceipt;
  "cases.paper_template": CasesPaperTemplate;
  "cases.rung": CasesRung;
  "cases.step": CasesStep;
  "indicators.binding": IndicatorsBinding;
  "indicators.indicator": IndicatorsIndicator;
  "indicators.rule_set": IndicatorsRuleSet;
  "indicators.value": IndicatorsValue;
  "org.api_token": OrgApiToken;
  "org.group_decision": OrgGroupDecision;
  "org.group_member": OrgGroupMember;
  "org.person": OrgPerson;
  "org.role_grant": OrgRoleGrant;
  "org.succession": OrgSuccession;
  "org.unit": OrgUnit;
  "org.unit_alias": OrgUnitAlias;
  "org.unit_group": OrgUnitGroup;
  "org.unit_name": OrgUnitName;
  "plan.decision": PlanDecision;
  "plan.document": PlanDocument;
  "plan.document_content": PlanDocumentContent;
  "plan.edit": PlanEdit;
  "plan.import": PlanImport;
  "plan.programme": PlanProgramme;
  "plan.version": PlanVersion;
  "platform.archive": PlatformArchive;
  "platform.city": PlatformCity;
  "platform.delivery": PlatformDelivery;
  "platform.document_number": PlatformDocumentNumber;
  "platform.event": PlatformEvent;
  "platform.idempotency": PlatformIdempotency;
  "platform.number_series": PlatformNumberSeries;
  "platform.seal": PlatformSeal;
  "platform.unsealed": PlatformUnsealed;
  "publication.disclosure": PublicationDisclosure;
  "publication.edition": PublicationEdition;
  "publication.feedback": PublicationFeedback;
  "publication.feedback_contact": PublicationFeedbackContact;
  "publication.item": PublicationItem;
  "publication.snapshot": PublicationSnapshot;
  "reporting.attachment": ReportingAttachment;
  "reporting.bulletin": ReportingBulletin;
  "reporting.bulletin_file": ReportingBulletinFile;
  "reporting.bulletin_receipt": ReportingBulletinReceipt;
  "reporting.cycle": ReportingCycle;
  "reporting.feed": ReportingFeed;
  "reporting.import_job": ReportingImportJob;
  "reporting.message": ReportingMessage;
  "reporting.obligation": ReportingObligation;
  "reporting.plan_reminder": ReportingPlanReminder;
  "reporting.plan_tally": ReportingPlanTally;
  "reporting.reminder_setting": ReportingReminderSetting;
  "reporting.report": ReportingReport;
  "reporting.review": ReportingReview;
  "reporting.seal": ReportingSeal;
  "reporting.sealed_row": ReportingSealedRow;
  "reporting.setting": ReportingSetting;
  "reporting.template": ReportingTemplate;
  "reporting.unit_month": ReportingUnitMonth;
  "reporting.webhook": ReportingWebhook;
  "supervision.campaign": SupervisionCampaign;
  "supervision.campaign_member": SupervisionCampaignMember;
  "supervision.campaign_type": SupervisionCampaignType;
  "supervision.checklist": SupervisionChecklist;
  "supervision.example": SupervisionExample;
  "supervision.field_submission": SupervisionFieldSubmission;
  "supervision.finding": SupervisionFinding;
  "supervision.look_back": SupervisionLookBack;
  "supervision.objection": SupervisionObjection;
  "supervision.proposal": SupervisionProposal;
  "supervision.rectification": SupervisionRectification;
  "supervision.referral": SupervisionReferral;
  "supervision.referral_file": SupervisionReferralFile;
  "supervision.target": SupervisionTarget;
  "supervision.visit": SupervisionVisit;
  "supervision.visit_file": SupervisionVisitFile;
  "supervision.visit_version": SupervisionVisitVersion;
  "supervision.work_check": SupervisionWorkCheck;
  "tasks.act": TasksAct;
  "tasks.asked_month": TasksAskedMonth;
  "tasks.evidence": TasksEvidence;
  "tasks.ledger_row": TasksLedgerRow;
  "tasks.ledger_unit": TasksLedgerUnit;
  "tasks.measure": TasksMeasure;
  "tasks.measure_version": TasksMeasureVersion;
  "tasks.milestone": TasksMilestone;
  "tasks.moved_date": TasksMovedDate;
  "tasks.obligation": TasksObligation;
  "tasks.override": TasksOverride;
  "tasks.plan": TasksPlan;
  "tasks.plan_counts": TasksPlanCounts;
  "tasks.promise": TasksPromise;
  "tasks.proof_file": TasksProofFile;
  "tasks.responsibility": TasksResponsibility;
  "tasks.saved_view": TasksSavedView;
  "tasks.section": TasksSection;
  "tasks.stage": TasksStage;
  "tasks.tally": TasksTally;
  "tasks.task": TasksTask;
  "tasks.verdict": TasksVerdict;
  "tasks.watch_rule": TasksWatchRule;
}

