import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../src/rules/vetting/default-policy.ts'
import type { DomainEntry } from '../src/rules/vetting/domain-entry.ts'
import { indexDomainLists } from '../src/rules/vetting/domain-lists.ts'
import { examine } from '../src/rules/vetting/examine.ts'
import { loadKnowledge } from '../src/vetting/load-knowledge.ts'

interface Claim {
  readonly name: string
  readonly email: string
  readonly website?: string
  readonly lists?: readonly DomainEntry[]
}

/** Examines a claim by the shipped lists and the default policy. */
function examineClaim({ name, email, website, lists = [] }: Claim) {
  const address = {
    country: 'GB',
    addressLine1: '1 Broad Street',
    city: 'Oxford',
    postalCode: 'OX1 3AS',
  }
  const customer = { id: 'x', companyName: name, domain: 'x.onmicrosoft.com', email, address }
  const request = { educationSegment: 'HigherEducation', website } as const
  const { findings, decision } = examine(
    { customer, request, earlier: [] },
    {
      knowledge: loadKnowledge(),
      lists: indexDomainLists(lists),
      policy: defaultPolicy,
      scripted: false,
    },
  )
  return { ...decision, codes: findings.map(({ code }) => code) }
}

const allowed = (domain: string, names?: readonly string[]): DomainEntry[] => [
  { domain, list: 'allow', names, reason: 'On the register.', addedAt: 0, addedBy: 'operator' },
]

describe('a claim that proves too little goes to a person', () => {
  const students = [
    'student',
    'students',
    'stud',
    'alumni',
    'alum',
    'alumnos',
    'alunos',
    'etudiant',
    'etu',
    'studenti',
    'ogrenci',
    'mahasiswa',
    'mail.students',
    'gmail-alumni',
    'oxfordalumni',
    'alumni2020',
  ]
  for (const label of students) {
    it(`a host for students or alumni: ${label}.ox.ac.uk`, () => {
      const claim = { name: 'University of Oxford', email: `anyone@${label}.ox.ac.uk` }
      for (const website of [undefined, 'www.ox.ac.uk']) {
        const { verdict, codes } = examineClaim({ ...claim, ...(website && { website }) })
        assert.equal(verdict, 'review')
        assert.ok(codes.includes('academic-students'))
      }
    })
  }

  for (const name of [
    'School of Camping',
    'Cambridge School of English',
    'Cambridge Education Services',
    'Anglia Ruskin University',
    'University of Cambridge Alumni',
    'CAM School',
  ]) {
    it(`${name} with an address of the University of Cambridge`, () => {
      const { verdict } = examineClaim({
        name,
        email: 'office@cam.ac.uk',
        website: 'www.cam.ac.uk',
      })
      assert.equal(verdict, 'review')
    })
  }

  for (const host of ['never-registered.sch.uk', 'never.ed.jp', 'never.hs.kr', 'never.k12.or.us']) {
    it(`a school that nobody knows below a suffix for schools: ${host}`, () => {
      const { verdict, codes } = examineClaim({
        name: 'Greenfield Independent School',
        email: `office@${host}`,
        website: `www.${host}`,
      })
      assert.equal(verdict, 'review')
      assert.ok(codes.includes('school-suffix'))
    })
  }

  for (const domain of ['sch.uk', 'ac.uk', 'k12.or.us', 'gmail.com', 'onmicrosoft.com']) {
    it(`${domain}, which many share, on the operator’s allow list`, () => {
      const { verdict } = examineClaim({
        name: 'Greenfield Independent School',
        email: `office@greenfield.${domain}`,
        lists: allowed(domain, ['Greenfield Independent School']),
      })
      assert.equal(verdict, 'review')
    })
  }

  it('a domain that the operator allows without saying whose it is', () => {
    const claim = { name: 'Hill Catering', email: 'office@hillside.example' }
    assert.equal(examineClaim({ ...claim, lists: allowed('hillside.example') }).verdict, 'review')
    const lists = allowed('hillside.example', ['Hillside School'])
    assert.equal(examineClaim({ ...claim, lists }).verdict, 'review')
    const school = { name: 'Hillside School', email: 'office@hillside.example', lists }
    assert.equal(examineClaim(school).verdict, 'approve')
  })
})

describe('a name in another script', () => {
  const claim = { name: 'コペンハーゲン大学', email: 'office@ku.dk' }

  it('is not comparable with the list’s, instead of not fitting', () => {
    const { verdict, codes } = examineClaim(claim)
    assert.equal(verdict, 'review')
    assert.ok(codes.includes('academic-name-not-comparable'))
    assert.ok(!codes.includes('academic-name-differs'))
  })

  it('fits where the operator adds it', () => {
    const lists = allowed('ku.dk', ['コペンハーゲン大学'])
    assert.equal(examineClaim({ ...claim, lists }).verdict, 'approve')
    const danish = { name: 'Københavns Universitet', email: 'office@ku.dk', lists }
    assert.equal(examineClaim(danish).verdict, 'approve', 'the list’s own names still count')
    assert.equal(examineClaim({ ...danish, name: '東京大学' }).verdict, 'review')
  })
})

it('free mailboxes are all of one kind and get one verdict', () => {
  const found = [
    'gmail.com',
    'outlook.com',
    'hotmail.com',
    'yahoo.com',
    'aol.com',
    'icloud.com',
    'gmx.de',
  ].map((host) => {
    const claim = { name: 'Bargain Tyres', website: 'bargains.shop' }
    const { verdict, row, codes } = examineClaim({ ...claim, email: `tyres@${host}` })
    return { verdict, row, codes }
  })
  assert.equal(found[0]?.verdict, 'deny')
  for (const each of found) assert.deepEqual(each, found[0])
})
