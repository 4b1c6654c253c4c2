import assert from 'node:assert/strict'
import { it } from 'node:test'
import { loadKnowledge } from '../../vetting/load-knowledge.ts'
import { findOwnDomain } from './find-own-domain.ts'
import { hostsOf } from './hosts.ts'

const domainOf = (website: string | undefined, email: string | undefined) =>
  findOwnDomain(
    hostsOf({
      customer: { id: 'x', companyName: 'x', domain: 'x.onmicrosoft.com', email },
      request: { website },
    }),
    loadKnowledge(),
  )

for (const [website, email, domain] of [
  ['https://www.cs.ox.ac.uk/people', 'office@birch.example', 'ox.ac.uk'],
  ['WWW.Bücherei.example', undefined, 'xn--bcherei-n2a.example'],
  [undefined, 'Office@Mail.Birch.example', 'birch.example'],
  ['not a website', 'office@birch.example', 'birch.example'],
  ['https://sites.google.com/birch', 'office@birch.example', 'birch.example'],
  ['birch.blogspot.com', 'birch@gmail.com', undefined],
  [undefined, 'birch@gmail.com', undefined],
  [undefined, 'birch@mailinator.com', undefined],
  [undefined, 'office@birch.onmicrosoft.com', undefined],
  ['birch.onmicrosoft.com', 'office@birch.example', 'birch.example'],
  ['co.uk', undefined, undefined],
  [undefined, 'nobody', undefined],
  [undefined, undefined, undefined],
] as const) {
  it(`${website} and ${email}: ${domain}`, () => {
    assert.equal(domainOf(website, email), domain)
  })
}
