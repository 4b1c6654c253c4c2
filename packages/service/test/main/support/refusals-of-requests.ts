import { customer } from '../../support/service.ts'
import { education, gcc, none, post, qualificationsOf, type RefusalRow } from './refusal-row.ts'

const [twice, exhausted] = [customer('12'), '10001']

/** Refusals that a sandbox gives for what is asked for. */
export const refusalsOfRequests: readonly RefusalRow[] = [
  // The body.
  {
    what: 'no body',
    method: 'POST',
    refusal: 'InvalidRequestInput',
    says: ['body is empty', 'it must be JSON'],
  },
  {
    what: 'a body that is not JSON',
    ...post(none, '{"qualification": "Education"'),
    refusal: 'InvalidRequestInput',
    says: ['not readable', 'it must be JSON'],
  },
  {
    what: 'an array',
    ...post(none, [education]),
    refusal: 'InvalidRequestInput',
    says: ['an array', 'it must be a JSON object'],
  },
  {
    what: 'a bare value',
    ...post(none, '"Education"'),
    refusal: 'InvalidRequestInput',
    says: ['"Education"', 'it must be a JSON object'],
  },
  {
    what: 'no qualification',
    ...post(none, { educationSegment: 'K12' }),
    refusal: 'InvalidRequestInput',
    says: ['qualification is missing', 'Education, GovernmentCommunityCloud, StateOwnedEntity'],
  },
  {
    what: 'null for the qualification',
    ...post(none, { Qualification: null }),
    refusal: 'InvalidRequestInput',
    says: ['qualification is missing'],
  },
  {
    what: 'two spellings of one name that disagree',
    ...post(none, { qualification: 'Education', Qualification: 'StateOwnedEntity' }),
    refusal: 'InvalidRequestInput',
    says: ['qualification', 'given twice', 'given once'],
  },
  // The value.
  ...['Academia', '5', 5, 1.5, -1, '-1', true, {}, ['Education']].map((value) => ({
    what: `the qualification ${JSON.stringify(value)}`,
    ...post(none, { qualification: value }),
    refusal: 'EnumNotParsable' as const,
    says: [JSON.stringify(value), 'None, Education, Nonprofit, GovernmentCommunityCloud'],
  })),
  ...['None', 'nonprofit', 0, '2'].map((value) => ({
    what: `the qualification ${JSON.stringify(value)}, which nobody can set`,
    ...post(none, { qualification: value }),
    refusal: 'QualificationNotSettable' as const,
    says: ['can never be set', 'Education, GovernmentCommunityCloud, StateOwnedEntity can'],
  })),
  ...['Kindergarten', 12, ['K12']].map((value) => ({
    what: `the segment ${JSON.stringify(value)}`,
    ...post(none, { ...education, educationSegment: value }),
    refusal: 'InvalidEducationSegment' as const,
    says: [JSON.stringify(value), 'K12, HigherEducation'],
  })),
  ...['ftp://example.edu', 'example', 'two words.edu', 7].map((value) => ({
    what: `the website ${JSON.stringify(value)}`,
    ...post(none, { ...education, website: value }),
    refusal: 'InvalidWebsite' as const,
    says: [JSON.stringify(value), 'must'],
  })),
  // The customer's present qualifications.
  {
    what: 'GCC on an Education customer, with an invented code',
    ...post(customer('05'), gcc('NotRealCode')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Education cannot be combined', customer('05')],
  },
  {
    what: 'GCC while Education is in review',
    ...post(twice, gcc('67890')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Education cannot be combined'],
  },
  {
    what: 'Education on a GCC customer',
    ...post(customer('10'), education),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['Education and GovernmentCommunityCloud cannot be combined'],
  },
  {
    what: 'Education on a Nonprofit customer',
    ...post(customer('09'), education),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['Education and Nonprofit cannot be combined'],
  },
  {
    what: 'GCC on a Nonprofit customer',
    ...post(customer('09'), gcc('67890')),
    refusal: 'QualificationCombinationNotAllowed',
    says: ['GovernmentCommunityCloud and Nonprofit cannot be combined'],
  },
  ...[
    [customer('05'), 'Education'],
    [customer('10'), 'GovernmentCommunityCloud'],
    [customer('08'), 'StateOwnedEntity'],
  ].map(([id = '', qualification = '']) => ({
    what: `${qualification} once more`,
    ...post(id, { qualification }),
    refusal: 'QualificationAlreadySet' as const,
    says: [id, `already has ${qualification}`, 'cannot be set again'],
  })),
  {
    what: 'Education while it is in review',
    ...post(twice, education),
    refusal: 'QualificationInReview',
    says: [twice, 'still in review', 'wait for its verdict'],
  },
  // The partner's roles and codes.
  {
    what: 'GCC without a delegated role',
    ...post(customer('04'), gcc('67890')),
    refusal: 'InsufficientPrivileges',
    says: ['Directory Readers, Directory Writers, License Administrator, User Administrator'],
  },
  {
    what: 'GCC without a code',
    ...post(none, gcc()),
    refusal: 'ValidationCodeRequired',
    says: ['needs one of your validation codes', 'none was sent'],
  },
  {
    what: 'GCC with a blank code',
    ...post(none, gcc(' '), '?code=%20'),
    refusal: 'ValidationCodeRequired',
    says: ['none was sent'],
  },
  {
    what: 'an unknown code',
    ...post(none, gcc('99999')),
    refusal: 'ValidationCodeInvalid',
    says: ['99999', 'one of this partner’s codes'],
  },
  {
    what: 'a code that no database can keep',
    ...post(none, gcc(), '?code=%00'),
    refusal: 'ValidationCodeInvalid',
    says: ['one of this partner’s codes'],
  },
  {
    what: 'a code of another partner',
    ...post(none, gcc('54321')),
    refusal: 'ValidationCodeInvalid',
    says: ['54321', 'one of this partner’s codes'],
  },
  {
    what: 'a question mark in the code',
    ...post(none, gcc(), '?code=67890?more'),
    refusal: 'ValidationCodeInvalid',
    says: ['67890?more'],
  },
  {
    what: 'two codes that disagree',
    ...post(none, gcc('12345'), '?code=67890'),
    refusal: 'ValidationCodeInvalid',
    says: ['67890', '12345', 'they must agree'],
  },
  {
    what: 'a code that is no text',
    ...post(none, gcc({ code: 1 })),
    refusal: 'InvalidRequestInput',
    says: ['validationCode', 'it must be text or a number'],
  },
  {
    what: 'a code that is used up',
    ...post(none, gcc(exhausted)),
    refusal: 'ValidationCodeExhausted',
    says: [exhausted, 'all 1 are used'],
  },
  {
    what: 'a fourth Education request',
    ...post(customer('07'), education),
    refusal: 'VerificationRequestLimitReached',
    says: [customer('07'), 'all 3', 'contact support'],
  },
  // The rest.
  {
    what: 'the validation of a customer who used none',
    method: 'GET',
    path: `/v1/customers/${none}/validations`,
    refusal: 'NotFound',
    says: [none, 'was not found'],
  },
  {
    what: 'a page size that is no number',
    method: 'GET',
    path: '/v1/customers?size=many',
    refusal: 'InvalidQuery',
    says: ['"many"', 'whole number'],
  },
  {
    what: 'a page size with a character that nobody sees',
    method: 'GET',
    path: '/v1/customers?size=%C2%8E0',
    refusal: 'InvalidQuery',
    says: [String.raw`"\u008e0"`, 'whole number'],
  },
  {
    what: 'a start of the activity log that is still to come',
    method: 'GET',
    path: '/v1/auditrecords?startDate=2999-05-01&endDate=2999-06-01',
    refusal: 'InvalidDateRange',
    says: ['startDate is "2999-05-01"', 'must not be after today'],
  },
  {
    what: 'an unknown route',
    method: 'GET',
    path: '/v1/offers',
    refusal: 'NotFound',
    says: ['GET /v1/offers'],
  },
  {
    what: 'a method that a path does not have',
    method: 'PATCH',
    path: qualificationsOf(none),
    refusal: 'MethodNotAllowed',
    says: ['PATCH', 'POST, GET'],
  },
  {
    what: 'an Accept that leaves no JSON',
    method: 'GET',
    call: { headers: { accept: 'text/html' } },
    refusal: 'NotAcceptable',
    says: ['"text/html"', 'application/json'],
  },
  {
    what: 'a body over the limit',
    ...post(none, { qualification: 'Education', note: 'x'.repeat(300_000) }),
    refusal: 'RequestTooLarge',
    says: ['body', '262144 bytes'],
  },
]
