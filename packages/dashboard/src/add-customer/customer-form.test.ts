import assert from 'node:assert/strict'
import { it } from 'node:test'
import { emptyForm, findFaults, toNewCustomer, toQualificationRequest } from './customer-form.ts'

const rules = {
  iso2Code: 'US',
  defaultCulture: 'en-US',
  isStateRequired: true,
  supportedStatesList: ['WA'],
  supportedLanguagesList: ['en', 'es'],
  supportedCulturesList: ['en-US'],
  isPostalCodeRequired: true,
  postalCodeRegex: '',
  isCityRequired: true,
  isVatIdSupported: false,
  isTaxIdSupported: false,
  isTaxIdOptional: false,
  countryCallingCodesList: ['1'],
}
const address = {
  country: 'US',
  addressLine1: '1 School Road',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  phoneNumber: '',
}
const form = {
  ...emptyForm,
  companyName: ' Tailwind School ',
  domain: 'Tailwind',
  email: 'office@tailwind.example',
  ...address,
}

it('finds what is missing, too long or wrong', () => {
  assert.deepEqual(findFaults(form, rules), {})
  assert.deepEqual(findFaults({ ...form, companyName: 'x'.repeat(300) }, rules), {
    companyName: 'too-long',
  })
  const wrong = { ...form, domain: 'a.b', email: 'nobody', city: ' ' }
  assert.deepEqual(findFaults(wrong, rules), {
    domain: 'wrong',
    email: 'wrong',
    city: 'missing',
  })
  assert.deepEqual(findFaults({ ...form, qualification: 'Education' }, rules), {
    educationSegment: 'missing',
  })
  const needsNumber = { ...rules, customerOrganizationRegistrationNumberRequired: true }
  assert.deepEqual(findFaults(form, needsNumber), {
    organizationRegistrationNumber: 'missing',
  })
})

it('becomes the request that the service takes', () => {
  assert.deepEqual(toNewCustomer(form, rules), {
    companyProfile: { domain: 'tailwind.onmicrosoft.com' },
    billingProfile: {
      companyName: 'Tailwind School',
      email: 'office@tailwind.example',
      culture: 'en-US',
      language: 'en',
      defaultAddress: {
        country: 'US',
        addressLine1: '1 School Road',
        city: 'Redmond',
        state: 'WA',
        postalCode: '98052',
      },
    },
  })
})

it('requests the chosen qualification with its fields', () => {
  const filled = { ...form, educationSegment: 'K12', website: ' ', validationCode: '12345' }
  assert.equal(toQualificationRequest(filled), undefined)
  assert.deepEqual(toQualificationRequest({ ...filled, qualification: 'Education' }), {
    qualification: 'Education',
    educationSegment: 'K12',
  })
  assert.deepEqual(
    toQualificationRequest({ ...filled, qualification: 'GovernmentCommunityCloud' }),
    { qualification: 'GovernmentCommunityCloud', validationCode: '12345' },
  )
})
