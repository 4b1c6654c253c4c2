/**
 * Kysely's types of the tables, the same for both databases. Times are epoch milliseconds. JSON is
 * text here; the queries serialize and parse it. The database fills in `Generated` columns.
 */
import type { CaseState } from '@accredit/contract'
import type { Generated } from 'kysely'
import type { MailTables } from './mail-tables.ts'

export interface Schema extends MailTables {
  partner: {
    id: string
    name: string
    domain: string
    created_at: number
    removed_at: Generated<number | null>
    /** JSON: the partner's own terms by qualification. */
    qualifications: Generated<string>
  }
  application: {
    partner_id: string
    application_id: string
    name: string | null
    rights: string
  }
  member: {
    partner_id: string
    object_id: string
    user_principal_name: string
    display_name: string
    csp_roles: string
  }
  customer: {
    partner_id: string
    id: string
    commerce_id: string
    company_name: string
    name_key: string
    domain: string
    /** Names and domains, one per line. */
    search_text: string
    relationship: string
    allow_delegated_access: number
    associated_partner_id: string | null
    company_profile: string
    billing_profile: string
    created_at: number
    account_review_at: number | null
    updated_at: number
    removed_at: number | null
  }
  domain_holder: { domain: string; partner_id: string; customer_id: string }
  qualification: {
    partner_id: string
    customer_id: string
    type: string
    vetting_status: string | null
    vetting_reason: string | null
    requested_at: number | null
    education_segment: string | null
    website: string | null
    updated_at: number
  }
  validation_code: {
    partner_id: string
    id: string
    organization_name: string
    max_creates: number | null
    remaining_creates: number | null
    updated_at: number
  }
  code_redemption: {
    partner_id: string
    customer_id: string
    code_id: string
    redeemed_at: number
  }
  gdap_grant: {
    partner_id: string
    customer_id: string
    csp_role: string
    directory_role: string
  }
  vetting_case: {
    partner_id: string
    id: string
    customer_id: string
    qualification: string
    state: CaseState
    due_at: number | null
    lease: string | null
    attempts: Generated<number>
    subject: string
    associated_partner_id: string | null
    correlation_id: string
    opened_at: number
    sla_due_at: number
    opened_by: string
    name_key: string
    country: string | null
    domain: string | null
    findings: string | null
    verdict: string | null
    reason: string | null
    policy_row: string | null
    explanation: string | null
    decided_by: string | null
    decided_by_id: string | null
    decided_at: number | null
    confirmed_by: string | null
    confirmed_by_id: string | null
    shown_at: number | null
    assignee: string | null
    assignee_id: string | null
    public_note: string | null
    overdue_at: Generated<number | null>
    version: Generated<number>
  }
  case_entry: {
    seq: Generated<number>
    partner_id: string
    case_id: string
    at: number
    actor: string
    /** The person (tenant and object id); null for the worker. */
    actor_id: string | null
    kind: string
    data: string
  }
  reviewer: {
    /** The person: tenant and object id. */
    id: string
    user_principal_name: string
    name_key: string
    display_name: string | null
    seen_at: number
  }
  domain_entry: {
    domain: string
    list: 'allow' | 'stop'
    reason: string
    denial: string | null
    /** JSON: a list of texts. */
    names: string
    added_at: number
    added_by: string
  }
  audit_record: {
    seq: Generated<number>
    partner_id: string
    customer_id: string | null
    customer_name: string | null
    customer_name_key: string | null
    operation_type: string
    resource_type: string
    operation_status: string
    operation_date: number
    user_principal_name: string | null
    application_id: string | null
    correlation_id: string
    old_value: string | null
    new_value: string | null
    customized_data: string
  }
  audit_seal: {
    partner_id: string
    number: number
    seq: number
    digest: string
    hash: string
  }
  audit_checkpoint: {
    number: number
    kind: 'seal' | 'retention'
    statement: string
    hash: string
    key_id: string
    signature: string
    complete_to: number
    sealed_to: number
  }
  event: {
    seq: Generated<number>
    partner_id: string
    id: string
    customer_id: string | null
    type: string
    at: number
    correlation_id: string
    endpoint_id: string | null
    data: string
    /** Only in databases that do not number rows in commit order. */
    position: Generated<number | null>
  }
  webhook: {
    partner_id: string
    id: string
    url: string
    /** JSON: an array of texts. */
    types: string
    description: string | null
    state: 'on' | 'paused' | 'gone' | 'failing'
    /** Sealed JSON. */
    secrets: string
    signature_header: 'authorization' | 'x-ms-signature' | null
    told_from: number
    failing_since: number | null
    created_at: number
  }
  delivery: {
    partner_id: string
    id: string
    webhook_id: string
    event_id: string
    type: string
    customer_id: string | null
    place: number
    state: 'pending' | 'delivered' | 'dead'
    due_at: number | null
    lease: string | null
    attempts: Generated<number>
    failures: Generated<number>
    last_status: number | null
    body: string
    created_at: number
  }
  delivery_attempt: {
    partner_id: string
    delivery_id: string
    number: number
    at: number
    status: number | null
    milliseconds: number
    fault: string | null
    answer: string | null
  }
  bulk_job: {
    partner_id: string
    id: string
    name: string
    state: 'running' | 'done' | 'cancelled' | 'stopped'
    /** JSON: a finding. */
    stopped: string | null
    started_by: string
    /** JSON: the actor. */
    actor: string
    correlation_id: string
    due_at: number
    total: number
    pending: number
    accepted: number
    refused: number
    duplicate: number
    unknown: number
    in_review: number
    approved: number
    denied: number
    gone: number
    created_at: number
    finished_at: number | null
  }
  bulk_line: {
    partner_id: string
    job_id: string
    number: number
    line: number
    /** JSON: the row as sent. */
    content: string
    qualification: string | null
    validation_code: string | null
    customer_id: string | null
    outcome: 'pending' | 'accepted' | 'refused' | 'duplicate' | 'unknown'
    verdict: 'in-review' | 'approved' | 'denied' | 'gone' | null
    reason: string | null
    /** JSON: a finding. */
    finding: string | null
    requested_at: number | null
    decided_at: number | null
    due_at: number | null
    lease: string | null
  }
  answer: {
    partner_id: string
    request_id: string
    target: string
    fingerprint: string
    status: number
    /** JSON: an object of texts. */
    headers: string | null
    body: string | null
    /** Name of the refusal. */
    error: string | null
    expires_at: number
  }
  issuer_entry: {
    kind: 'code' | 'device' | 'refresh'
    digest: string
    second_digest: string | null
    family: string | null
    used: Generated<number>
    data: string
    expires_at: number
  }
  throttle_window: {
    partner_id: string
    subject: string
    started_at: number
    calls: number
  }
  setting: { name: string; value: string }
  operator_record: {
    seq: Generated<number>
    at: number
    actor: string
    action: string
    subject: string
    before: string | null
    after: string | null
  }
}
