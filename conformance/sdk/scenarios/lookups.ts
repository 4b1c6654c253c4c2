import assert from 'node:assert/strict'
import { present, categories, refused, type SharedScenario } from './scenario.ts'

/** Validation codes and country rules. */
export const lookupScenarios: readonly SharedScenario[] = [
  {
    name: 'reads the validation codes, as a user and as an application',
    async run(connect, { appToken }) {
      const codes = present(await (await connect()).getValidationCodes(), 'the codes')
      for (const code of codes) {
        assert.ok(code.validationId && code.organizationName && code.partnerId)
        if (code.maxCreates !== null && code.remainingCreates !== null) {
          assert.ok(code.remainingCreates <= code.maxCreates)
        }
      }
      const alone = await connect({ token: await appToken() })
      assert.deepEqual(await alone.getValidationCodes(), codes)
    },
  },
  {
    name: 'reads what countries demand, as it was recorded',
    async run(connect) {
      const sdk = await connect()
      const us = present(await sdk.getCountryRules('US'), 'the rules of the United States')
      assert.deepEqual(
        [us.iso2Code, us.defaultCulture, us.isStateRequired, us.supportedStatesList?.length],
        ['US', 'en-US', true, 51],
      )
      assert.deepEqual(us.countryCallingCodesList, ['1'])
      assert.deepEqual(
        [us.isVatIdSupported, us.isTaxIdSupported, us.isTaxIdOptional],
        [false, true, true],
      )
      assert.equal(us.postalCodeRegex, String.raw`^\d{5}(-\d{4})?$`)
      assert.equal(us.attributes?.objectType, 'CountryValidationRules')
      const pt = present(await sdk.getCountryRules('PT'), 'the rules of Portugal')
      assert.equal(pt.isStateRequired, false)
      assert.deepEqual(pt.supportedStatesList, [])
      assert.equal(pt.isVatIdSupported, true)
      assert.deepEqual(pt.countryCallingCodesList, ['351'])
    },
  },
  {
    name: 'is told that a country is unknown',
    async run(connect) {
      const sdk = await connect()
      await refused(sdk.getCountryRules('ZZ'), categories.notFound, '1000')
    },
  },
]
