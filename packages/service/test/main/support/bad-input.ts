import { customer } from '../../support/service.ts'

export const id = customer('01')
export const path = `/v1/customers/${id}/qualifications`
export const deep = (open: string, close: string) => open.repeat(60_000) + close.repeat(60_000)

/** Bodies of which none may change anything. */
export const badBodies: [what: string, body: string][] = [
  ['cut off', '{"qualification":"Educa'],
  ['two values', '{"qualification":"Education"}{"qualification":"Education"}'],
  ['a comment', '{"qualification":"Education"} // please'],
  ['a byte order mark alone', '\uFEFF'],
  ['NaN', '{"qualification":NaN}'],
  ['null', 'null'],
  ['a number', '1'],
  ['a string', '"Education"'],
  ['an array', '["Education"]'],
  ['a number too large for a number', '{"qualification":1e999}'],
  ['nested a hundred thousand deep', deep('[', ']')],
  ['a value nested that deep', `{"qualification":${deep('[', ']')}}`],
  ['a segment nested that deep', `{"qualification":1,"educationSegment":${deep('[', ']')}}`],
  ['a website nested that deep', `{"qualification":1,"website":${deep('[', ']')}}`],
  ['a code nested that deep', `{"qualification":3,"validationCode":${deep('[', ']')}}`],
  [
    'two spellings nested that deep',
    `{"qualification":${deep('[', ']')},"Qualification":${deep('[', ']')}}`,
  ],
  ['objects nested that deep', `{"qualification":${deep('{"a":', '}').replace('{"a":}', '{}')}}`],
  ['__proto__ instead of a member', '{"__proto__":{"qualification":"Education"}}'],
  ['constructor instead of a member', '{"constructor":{"prototype":{"qualification":1}}}'],
  ['a member named toString', '{"toString":"Education","valueOf":1}'],
  ['a name twice, differing', '{"qualification":"Education","QUALIFICATION":"StateOwnedEntity"}'],
  ['a lone surrogate', '{"qualification":"\\ud800"}'],
  ['NUL in the value', '{"qualification":"Education\\u0000"}'],
  ['NUL in the website', '{"qualification":"Education","website":"a.example\\u0000"}'],
  ['NUL in the code', '{"qualification":"GovernmentCommunityCloud","validationCode":"\\u0000"}'],
  ['a surrogate as code', '{"qualification":3,"validationCode":"\\ud800"}'],
  ['a code of 200,000 characters', `{"qualification":3,"validationCode":"${'9'.repeat(200_000)}"}`],
  ['a number with a million digits', `{"qualification":${'9'.repeat(200_000)}}`],
  ['SQL', `{"qualification":3,"validationCode":"12345' or '1'='1"}`],
  ['a placeholder', '{"qualification":3,"validationCode":"{code}$1?"}'],
  ['types of no kind', '{"qualification":{"$ne":null},"website":[],"educationSegment":{}}'],
  ['2 MB', `{"qualification":"Education","note":"${'x'.repeat(2 * 1024 * 1024)}"}`],
]

/** Paths that lead nowhere. */
export const badPaths: [what: string, path: string][] = [
  ['no GUID', '/v1/customers/1/qualifications'],
  ['a GUID with braces', `/v1/customers/%7B${id}%7D/qualifications`],
  ['a GUID with a letter too many', `/v1/customers/${id}a/qualifications`],
  ['NUL', '/v1/customers/%00/qualifications'],
  ['an encoded slash', `/v1/customers/..%2f${id}/qualifications`],
  ['dots', '/v1/customers/../../etc/passwd/qualifications'],
  ['half a percent code', '/v1/customers/%/qualifications'],
  ['a percent code of no UTF-8', '/v1/customers/%ff%fe/qualifications'],
  ['letters that are no hex', '/v1/customers/%zz/qualifications'],
  ['999 characters', `/v1/customers/${'a'.repeat(999)}/qualifications`],
  ['more than a path may have', `/v1/customers/${'a'.repeat(5_000)}/qualifications`],
  ['SQL', `/v1/customers/1'%20or%20'1'='1/qualifications`],
]

/** Queries that mean nothing. */
export const badQueries = [
  '?code=%',
  '?code=%zz',
  '?code=%ff',
  '?code=%00',
  '?code[]=1&code[$gt]=',
  `?code=${'9'.repeat(10_000)}`,
  '?code=1&code=2&CODE=3',
  '?=&&&==',
]
