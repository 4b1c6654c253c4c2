import { removeCodeCommand, upsertCodeCommand } from '../../../src/operations/admin/codes.ts'
import {
  eraseCustomerCommand,
  removeCustomerCommand,
  upsertCustomerCommand,
} from '../../../src/operations/admin/customers.ts'
import { upsertGrantsCommand } from '../../../src/operations/admin/grants.ts'
import { companyName, deskCase, domainOf, partners, tenants } from '../../support/lookalikes.ts'
import { among, leaves, refuses, type Among } from './write.ts'

const by = { operator: 'ada@tests', partnerId: partners.A }
const customerId = tenants.X
const ofX = { ...by, customerId }
const ofZ = { ...by, customerId: tenants.Z }
const ofC = { ...by, partnerId: partners.C }
const stranger = '40000000-0000-4000-8000-00000000000f'
/** No case of the customer is open. */
const vetted = [`update vetting_case set state = 'shown' where id = '${deskCase('A', 'X')}'`]

/** Writes of `accredit admin` about customers, and what they are given: roles and codes. */
export const operatorCustomerWrites: readonly Among[] = [
  among(upsertGrantsCommand, [
    {
      title: 'sets the roles of a group',
      input: { ...ofX, how: 'set', gdap: { SalesAgent: ['Directory Writers'] } },
      changes: [
        'gdap_grant A/X/SalesAgent/Directory Writers + 1',
        'gdap_grant A/X/SalesAgent/Global Reader - 1',
        'operator_record + 1',
      ],
    },
    refuses('PartnerUnknown', 'customers of a partner that was removed', {
      ...ofC,
      customerId,
      how: 'set',
      gdap: {},
    }),
    refuses('CustomerUnknown', 'one who is none any more', { ...ofZ, how: 'set', gdap: {} }),
    leaves('what is granted already', {
      ...ofX,
      how: 'add',
      gdap: { SalesAgent: ['Global Reader'] },
    }),
  ]),
  among(upsertCodeCommand, [
    {
      title: 'adds a code',
      input: {
        ...by,
        expect: 'new',
        code: { code: '55555', organization: 'Contoso', creates: 7, used: 2 },
      },
      changes: ['operator_record + 1', 'validation_code A/55555 + 1'],
    },
    {
      title: 'gives a code more creates',
      input: { ...by, expect: 'known', code: { code: '12345', creates: 6 } },
      changes: [
        'operator_record + 1',
        'validation_code A/12345 ~ max_creates remaining_creates updated_at',
      ],
    },
    refuses('PartnerUnknown', 'codes of a partner that was removed', {
      ...ofC,
      expect: 'new',
      code: { code: '1' },
    }),
    refuses('CodeKnown', 'a known one as new', { ...by, expect: 'new', code: { code: '12345' } }),
    refuses('CodeUnknown', 'to change an unknown one', {
      ...by,
      expect: 'known',
      code: { code: '1' },
    }),
    refuses('CodeIncomplete', 'one for nobody', {
      ...by,
      expect: 'new',
      code: { code: '1', creates: 1 },
    }),
    refuses('CodeOveruse', 'fewer creates than were used', {
      ...by,
      expect: 'known',
      code: { code: '12345', creates: 2 },
    }),
    refuses(
      'CodeOveruse',
      'fewer creates than customers who were qualified with a code without limit',
      { ...by, expect: 'known', code: { code: '12345', creates: 2 } },
      [
        `update validation_code set max_creates = null, remaining_creates = null where partner_id = '${partners.A}'`,
      ],
    ),
    leaves('one that is so already', {
      ...by,
      expect: 'known',
      code: { code: '12345', creates: 5 },
    }),
  ]),
  among(removeCodeCommand, [
    {
      title: 'takes a code away',
      input: { ...by, code: '67890' },
      changes: ['operator_record + 1', 'validation_code A/67890 - 1'],
    },
    refuses('PartnerUnknown', 'codes of a partner that was removed', { ...ofC, code: '67890' }),
    refuses('CodeUnknown', 'an unknown one', { ...by, code: '1' }),
    refuses('CodeInUse', 'one with which customers were qualified', { ...by, code: '12345' }),
  ]),
  among(upsertCustomerCommand, [
    {
      title: 'adds a customer',
      input: {
        ...by,
        expect: 'new',
        customer: {
          id: '40000000-0000-4000-8000-000000000003',
          name: 'Wingtip',
          domain: 'new.example',
          email: 'office@wingtip.example',
        },
      },
      changes: ['customer A + 1', 'domain_holder A + 1', 'event A + 1', 'operator_record + 1'],
    },
    {
      title: 'changes the records',
      input: {
        ...by,
        expect: 'known',
        customer: {
          id: customerId,
          name: 'Wingtip',
          email: 'office@wingtip.example',
          contact: { firstName: 'Rene' },
        },
      },
      changes: [
        'customer A/X ~ billing_profile company_name company_profile name_key search_text updated_at',
        'operator_record + 1',
      ],
    },
    {
      title: 'takes a relationship up again',
      input: { ...by, expect: 'new', customer: { id: tenants.Z, name: 'Wingtip' } },
      changes: [
        'customer A/Z ~ billing_profile company_name name_key relationship removed_at search_text updated_at',
        'event A/Z + 1',
        'operator_record + 1',
      ],
    },
    refuses('PartnerUnknown', 'customers of a partner that was removed', {
      ...ofC,
      expect: 'new',
      customer: { id: stranger },
    }),
    refuses('CustomerKnown', 'a known one as new', {
      ...by,
      expect: 'new',
      customer: { id: customerId },
    }),
    refuses('CustomerUnknown', 'to change one who is none any more', {
      ...by,
      expect: 'known',
      customer: { id: tenants.Z },
    }),
    refuses('CustomerDomainFixed', 'another domain', {
      ...by,
      expect: 'known',
      customer: { id: customerId, domain: 'new.example' },
    }),
    refuses('CustomerIncomplete', 'one without a domain', {
      ...by,
      expect: 'new',
      customer: { id: stranger, name: 'New' },
    }),
    refuses('CustomerDomainTaken', 'the domain of another partner’s', {
      ...by,
      expect: 'new',
      customer: { id: stranger, name: 'New', domain: domainOf('B', 'X') },
    }),
    refuses('CustomerDomainTaken', 'the domain of a partner', {
      ...by,
      expect: 'new',
      customer: { id: stranger, name: 'New', domain: 'b.partner.example' },
    }),
    leaves('one that is so already', {
      ...by,
      expect: 'known',
      customer: { id: customerId, name: companyName },
    }),
  ]),
  among(removeCustomerCommand, [
    {
      title: 'ends a relationship',
      prepare: vetted,
      input: ofX,
      changes: [
        'customer A/X ~ relationship removed_at updated_at',
        'gdap_grant A/X/AdminAgent/Directory Readers - 1',
        'gdap_grant A/X/SalesAgent/Global Reader - 1',
        'operator_record + 1',
      ],
    },
    {
      title: 'leaves one in review alone',
      input: ofX,
      refused: 'CustomerInReview',
      changes: [],
    },
    refuses('PartnerUnknown', 'customers of a partner that was removed', { ...ofC, customerId }),
    refuses('CustomerUnknown', 'one who is none any more', ofZ),
  ]),
  among(eraseCustomerCommand, [
    {
      title: 'takes away what is known',
      prepare: vetted,
      input: ofX,
      changes: [
        'bulk_line A/X/job/3 ~ content',
        'bulk_line A/X/other-job/3 ~ content',
        'case_entry A/desk-case ~ data',
        'case_entry A/shown-case ~ data',
        'customer A/X ~ billing_profile company_name company_profile domain name_key relationship removed_at search_text updated_at',
        'delivery A/X/delivery - 1',
        'delivery A/X/other-delivery - 1',
        'delivery_attempt A/delivery/1 - 1',
        'delivery_attempt A/other-delivery/1 - 1',
        'domain_holder A/X + 1',
        'domain_holder A/X - 1',
        'event A/X ~ data 2',
        'gdap_grant A/X/AdminAgent/Directory Readers - 1',
        'gdap_grant A/X/SalesAgent/Global Reader - 1',
        'operator_record + 1',
        'qualification A/X/Education ~ website',
        'vetting_case A/X/desk-case ~ country domain explanation findings name_key subject version',
        'vetting_case A/X/shown-case ~ country domain explanation findings name_key public_note subject version',
      ],
    },
    {
      title: 'leaves one in review alone',
      input: ofX,
      refused: 'CustomerInReview',
      changes: [],
    },
    refuses('PartnerUnknown', 'customers of a partner that was removed', { ...ofC, customerId }),
    refuses('CustomerUnknown', 'a stranger', { ...by, customerId: stranger }),
  ]),
]
