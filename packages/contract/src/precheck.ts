import { Type, type Static } from 'typebox'
import { Address } from './customer.ts'
import { educationSegments } from './qualification.ts'

/**
 * Warnings of a pre-check, by their stable code: details of the record or the request that vetting
 * will object to, and that the partner can correct before a request is spent.
 */
export const precheckWarnings = [
  'name-missing',
  'name-not-a-name',
  'name-test',
  'name-abbreviation',
  'address-missing',
  'address-incomplete',
  'address-invalid',
  'email-missing',
  'email-malformed',
  'email-free-mail',
  'email-disposable',
  'email-onmicrosoft',
  'website-on-a-platform',
  'website-not-academic',
  'website-email-differ',
  'segment-missing',
  'segment-contradicts-name',
  'last-request',
] as const
export type PrecheckWarning = (typeof precheckWarnings)[number]

const optional = (description: string) => Type.Optional(Type.String({ description }))

/** One thing that a pre-check found. */
export const PrecheckFinding = Type.Object(
  {
    level: Type.Enum(['refused', 'warning'], {
      description:
        'refused: the request would be refused for this. warning: it would be accepted, and vetting would object.',
    }),
    rule: Type.String({
      description: `errorName of the refusal, or one of ${precheckWarnings.join(', ')}. An open set.`,
    }),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description: 'The values that the text names, as in `parameters` of an error.',
    }),
    text: Type.String({ description: 'One English sentence that names the value and the rule.' }),
  },
  { $id: 'PrecheckFinding' },
)
export type PrecheckFinding = Static<typeof PrecheckFinding>

/** Details that vetting would read, were the request made now. */
export const CheckedDetails = Type.Object(
  {
    companyName: Type.String({ description: 'The organisation’s legal name.' }),
    domain: Type.String({ description: 'Primary domain.' }),
    email: optional('E-mail of the billing profile, or of the company where that has none.'),
    address: Type.Optional(Address),
    educationSegment: Type.Optional(Type.Enum([...educationSegments])),
    website: optional('As it was sent.'),
  },
  { $id: 'CheckedDetails' },
)
export type CheckedDetails = Static<typeof CheckedDetails>

/** Answer to a pre-check: what would happen to a request, were it made now. */
export const QualificationPrecheck = Type.Object(
  {
    outcome: Type.Enum(['ready', 'warning', 'refused'], {
      description: 'The gravest level among the findings; ready without any.',
    }),
    findings: Type.Array(PrecheckFinding, {
      description: 'Refusals first, in the order in which the request would be refused.',
    }),
    requestsLeft: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Requests that the customer still has; null where they are not limited.',
    }),
    checked: Type.Optional(CheckedDetails),
  },
  { $id: 'QualificationPrecheck' },
)
export type QualificationPrecheck = Static<typeof QualificationPrecheck>
