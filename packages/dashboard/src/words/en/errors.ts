/** Texts for kinds of errors, where the error has no text of its own. */
export const errors = {
  'no-answer': {
    title: 'No answer',
    text: 'The service did not answer. Check your connection and try again; a request is carried out at most once.',
  },
  'signed-out': {
    title: 'Your session has ended',
    text: 'Sign in again to continue.',
  },
  'no-mfa': {
    title: 'Multi-factor authentication is required',
    text: 'This account signed in without multi-factor authentication, which Partner Center requires. Sign in with MFA, or as another user.',
  },
  forbidden: {
    title: 'Your role does not allow this',
    text: 'Ask an Admin agent of your company for the required role.',
  },
  'not-found': {
    title: 'Not found',
    text: 'This does not exist, or you do not have access to it.',
  },
  'changed-meanwhile': {
    title: 'Somebody else changed this',
    text: 'This page is out of date. Reload it to see the change.',
  },
  busy: {
    title: 'The service is busy',
    text: 'It receives more requests than it can answer. Wait a few seconds and try again; a request is carried out at most once.',
  },
  refused: { title: 'This is not possible', text: 'The service refused the request.' },
  unexpected: {
    title: 'Something went wrong',
    text: 'An unexpected error occurred. Try again; if it happens again, report the correlation ID below.',
  },
}
