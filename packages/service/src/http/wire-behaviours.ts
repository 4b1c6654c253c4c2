import type { Behaviour } from '../rules/behaviour.ts'

/** Behaviours of every route: parsing requests and sending answers. */
export const behaviours: Behaviour[] = [
  {
    behaviour: 'Paths and the names of query parameters are matched without regard to case.',
    fidelity: 'observed',
    source: 'Partner Center’s own pages write seekOperation and seekoperation.',
  },
  {
    behaviour: 'Repeated slashes in a path count as one, and a slash at its end is allowed.',
    fidelity: 'observed',
    source: 'The Java SDK follows page links with /v1//customers; the PATCH page ends in a slash.',
  },
  {
    behaviour: 'A Content-Type other than JSON is no fault as long as the body is JSON.',
    fidelity: 'assumed',
    source: 'The .NET SDK repeats a 415 as if it were a fault of the server.',
  },
  {
    behaviour: 'MS-RequestId and MS-CorrelationId come back, or are made up when they are missing.',
    fidelity: 'documented',
    source: 'REST headers; the published API description.',
  },
  {
    behaviour: 'MS-Contract-Version is not required, and its value is ignored.',
    fidelity: 'observed',
    source: 'The pages call it required, but the .NET SDK never sends it.',
  },
  {
    behaviour:
      'A write with an MS-RequestId runs once; a repeated one gets the first answer again.',
    fidelity: 'documented',
    source: 'REST headers: the id makes a repeated call run once.',
  },
  {
    behaviour:
      'Answers are kept for 24 hours, for partner, method, path and id together. Throttling, faults and refusals of form are never kept.',
    fidelity: 'assumed',
    source: 'No page gives a time; the .NET SDK can send one id with different operations.',
  },
  {
    behaviour: 'The same id with another query or body is refused (400, 800002).',
    fidelity: 'assumed',
    source: 'It would otherwise be answered as if the first request had come again.',
  },
  {
    behaviour:
      'Checks come in this order: token, audience, application, scope, throttle, MFA, App-only, role, repeated id, id, customer, body, value, combination, state, delegated role, code, limit.',
    fidelity: 'assumed',
    source: 'The .NET samples need the combination before the code; the rest is our choice.',
  },
  {
    behaviour: 'Calls below /v1/customers are limited to 500 per minute and partner.',
    fidelity: 'documented',
    source: 'Customer resources. Refused calls count too: API throttling guidance.',
  },
  {
    behaviour: 'Qualification requests are limited to 60 per minute and customer.',
    fidelity: 'assumed',
    source: 'API throttling guidance counts some calls per customer and names no number.',
  },
  {
    behaviour: 'A throttled call gets 429, a short body and Retry-After in whole seconds.',
    fidelity: 'documented',
    source: 'API throttling guidance; the .NET SDK needs exactly this form.',
  },
  {
    behaviour:
      'When too much is under way a call gets 503 and Retry-After at once, before it is known who calls.',
    fidelity: 'assumed',
    source:
      'No page tells what Partner Center does under load; SDKs take a 503 for a passing fault.',
  },
  {
    behaviour: 'A customer of another partner is answered like an unknown one (404, 60003).',
    fidelity: 'assumed',
    source: 'Ids must not be probed across partners.',
  },
  {
    behaviour: 'A wrong method is 405, an Accept without JSON 406, both with code 900141.',
    fidelity: 'assumed',
    source: 'The list of error codes has number and statuses, but not together.',
  },
  {
    behaviour: 'Errors have the members of the older and of the newer form together.',
    fidelity: 'observed',
    source: 'Pages show both forms; the SDKs bind code, description, data and isRetryable.',
  },
]
