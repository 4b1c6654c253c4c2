import type { FieldFilter, ListQuery, PartnerSdk, SdkOptions } from '../partner-sdk.ts'
import type { Transport } from '../wire/messages.ts'
import {
  unlinkedCustomer,
  writeAddress,
  writeBillingProfile,
  writeCustomerDraft,
  writeQualificationRequest,
  type QualificationRequest,
} from './bodies.ts'
import { writeEnumName } from './enum-names.ts'
import { connectDotNet, required, type Query } from './connect.ts'
import { encodeForm } from './escape-query.ts'
import * as models from './models.ts'
import { list } from './newtonsoft.ts'

/** The .NET SDK: what both have, and the calls that it alone has. */
export interface DotNetSdk extends PartnerSdk {
  createQualifications(
    customerId: string,
    request: QualificationRequest,
  ): Promise<models.Qualification | null>
  getQualifications(customerId: string): Promise<readonly (models.Qualification | null)[] | null>
  getValidationStatus(customerId: string): Promise<models.ValidationStatus | null>
  validateAddress(
    address: Parameters<PartnerSdk['validateAddress']>[0],
  ): Promise<models.AddressValidation | null>
}

/**
 * Stands for the .NET SDK 3.4: sends what it sends and reads as it reads.
 * @param transport a way to the service, or one that has troubles of its own
 */
export function createDotNetSdk(transport: Transport, options: SdkOptions): DotNetSdk {
  const { call, follow } = connectDotNet(transport, options)
  const customerPage = models.page(models.customer)
  const auditPage = models.page(models.auditRecord)

  return {
    name: '.NET SDK 3.4',
    async listCustomers() {
      return required(await call('GET', 'customers', { read: customerPage }))
    },
    async queryCustomers({ size, filter }) {
      const query: Query = [
        ['size', String(Math.max(size ?? 0, 0))],
        ...(filter ? [['filter', encodeForm(writeFilter(filter))] as const] : []),
      ]
      return required(await call('GET', 'customers', { read: customerPage, query }))
    },
    async seekCustomers(operation, token) {
      const query: Query = [['seekOperation', operation]]
      const headers = continued(token)
      return required(await call('GET', 'customers', { read: customerPage, query, headers }))
    },
    followCustomers: (link) => follow(link, customerPage),
    getCustomer: (id) => call('GET', `customers/${id}`, { read: models.customer }),
    createCustomer: (draft) =>
      call('POST', 'customers', { read: models.customer, body: writeCustomerDraft(draft) }),
    async deleteCustomer(id) {
      await call('DELETE', `customers/${id}`, { read: models.customer })
    },
    removeRelationship: (id) =>
      call('PATCH', `customers/${id}`, { read: models.customer, body: unlinkedCustomer }),
    isDomainTaken: (domain) =>
      call('HEAD', `domains/${domain}`, { read: models.customer }).then(
        () => true,
        (error: { category?: string }) => {
          if (error.category === 'NotFound') return false
          throw error
        },
      ),
    getCompanyProfile: (id) =>
      call('GET', `customers/${id}/profiles/company`, { read: models.companyProfile }),
    getBillingProfile: (id) =>
      call('GET', `customers/${id}/profiles/billing`, { read: models.billingProfile }),
    updateBillingProfile: (id, profile) =>
      call('PUT', `customers/${id}/profiles/billing`, {
        read: models.billingProfile,
        body: writeBillingProfile(profile),
      }),
    async getValidationCodes() {
      const codes = await call('GET', 'customers/all/validations', {
        read: list(models.validationCode),
      })
      return codes && codes.filter((code) => code !== null)
    },
    getCountryRules: (iso2) =>
      call('GET', `countryvalidationrules/${iso2}`, { read: models.countryRules }),
    async queryAuditRecords(start, end, query: ListQuery = {}) {
      const { size, filter, token } = query
      const parameters: Query = [
        ['startDate', writeInvariantDate(start)],
        ...(end ? [['endDate', writeInvariantDate(end)] as const] : []),
        ...(size === undefined ? [] : [['size', String(size)] as const]),
        ...(filter ? [['filter', writeFilter(filter)] as const] : []),
      ]
      const headers = token === undefined ? [] : continued(token)
      return required(
        await call('GET', 'auditrecords', { read: auditPage, query: parameters, headers }),
      )
    },
    followAuditRecords: (link) => follow(link, auditPage),
    validateAddress: (address) =>
      call('POST', 'validations/address', {
        read: models.addressValidation,
        body: writeAddress(address),
      }),
    createQualifications: (id, request) =>
      call('POST', `customers/${id}/qualifications`, {
        read: models.qualification,
        body: writeQualificationRequest(request),
      }),
    getQualifications: (id) =>
      call('GET', `customers/${id}/qualifications`, { read: list(models.qualification) }),
    getValidationStatus: (id) =>
      call('GET', `customers/${id}/validationStatus`, {
        read: models.validationStatus,
        query: [['type', 'Account']],
      }),
  }
}

function continued(token: string) {
  return [['MS-ContinuationToken', token] as const]
}

function writeFilter({ field, operator, value }: FieldFilter): string {
  return JSON.stringify({ Field: field, Value: value, Operator: writeEnumName(operator) })
}

/** `DateTime.ToString(InvariantCulture)` of a day. */
function writeInvariantDate(date: Date): string {
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
  return `${month}/${day}/${year} ${date.toISOString().slice(11, 19)}`
}
