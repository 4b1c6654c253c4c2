import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fromAddressForm, toAddressForm } from './address-form.ts'

it('returns the same address, trimmed and without empty parts', () => {
  const form = { ...toAddressForm({ country: 'US', city: 'Austin' }), city: ' Dallas ' }
  assert.deepEqual(fromAddressForm(form), { country: 'US', city: 'Dallas' })
})

it('shows a region as the state', () => {
  const form = toAddressForm({ country: 'US', region: 'WA' })
  assert.equal(form.state, 'WA')
  assert.deepEqual(fromAddressForm(form, { country: 'US', region: 'WA' }), {
    country: 'US',
    state: 'WA',
  })
})

it('keeps what the form does not show', () => {
  const record = { country: 'US', addressLine3: 'Building 3', firstName: 'Ada' }
  const form = { ...toAddressForm(record), addressLine2: '' }
  assert.deepEqual(fromAddressForm(form, record), record)
})
