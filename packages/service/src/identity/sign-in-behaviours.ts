import type { Behaviour } from '../rules/behaviour.ts'

/** Behaviours of authentication, and of the sandbox's sign-in. */
export const behaviours: Behaviour[] = [
  {
    behaviour: 'Tokens are for https://api.partnercenter.microsoft.com.',
    fidelity: 'documented',
    source: 'Partner Center authentication.',
  },
  {
    behaviour: 'The API’s application id is accepted as an audience too.',
    fidelity: 'observed',
    source: 'Tokens in the v2 format carry the id instead of the address.',
  },
  {
    behaviour:
      'Tokens for https://graph.windows.net are refused (401, 900420), unless a switch admits them.',
    fidelity: 'documented',
    source: 'Refused since August 2025; the archived SDKs ask for it by default.',
  },
  {
    behaviour:
      'A token is App-only when idtyp says app, or when it has no idtyp, no scope and no user name.',
    fidelity: 'assumed',
    source: 'idtyp is optional, so that it alone cannot tell.',
  },
  {
    behaviour:
      'An application calls for a partner once the operator has registered it for that kind of call; otherwise 403, 900150.',
    fidelity: 'assumed',
    source:
      'Partner Center knows the applications of a partner; no page says how it refuses others.',
  },
  {
    behaviour:
      'A user’s token whose scp does not hold user_impersonation is refused (403, 900150).',
    fidelity: 'assumed',
    source: 'Partner Center authentication names the scope; no page says how another is refused.',
  },
  {
    behaviour:
      'A user whose token does not prove a second factor gets 401 without a body and the reason phrase "Unauthorized - MFA required".',
    fidelity: 'documented',
    source: 'Mandating multi-factor authentication for your partner tenant.',
  },
  {
    behaviour: 'Asking for a qualification takes a signed-in user; reading takes either kind.',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications asynchronously" and the pages on reading.',
  },
  {
    behaviour:
      'Writing takes an Admin agent or a Sales agent, reading any CSP role. Roles are looked up, since tokens do not carry them.',
    fidelity: 'assumed',
    source: 'The pages name both roles for Education; they are silent on the rest.',
  },
  {
    behaviour: 'The sandbox’s endpoints, token answers and errors have the form of Entra ID’s.',
    fidelity: 'observed',
    source: 'Microsoft’s libraries for Node sign in by every grant they have.',
  },
  {
    behaviour: 'The numbers of the older token endpoint are texts, those of v2 are numbers.',
    fidelity: 'documented',
    source: 'Partner Center authentication; the source of MSAL.',
  },
  {
    behaviour: 'The grant of user name and password is refused.',
    fidelity: 'observed',
    source: 'It cannot prove a second factor.',
  },
]
