import type { FieldFilter, ListQuery, PartnerSdk, SdkOptions } from '../partner-sdk.ts'
import type { Transport } from '../wire/messages.ts'
import {
  unlinkedCustomer,
  writeAddress,
  writeBillingProfile,
  writeCustomerDraft,
} from './bodies.ts'
import { connectJava, type Query } from './connect.ts'
import { encodeUrl, writeDayOfYear } from './encode.ts'
import { anything, flagOrNull, list } from './jackson.ts'
import * as models from './models.ts'

/** The Java SDK: what both have, and the calls that it alone has. */
export interface JavaSdk extends PartnerSdk {
  getQualification(customerId: string): Promise<string | null>
  /**
   * @param validationCode what the two-argument form is given; the SDK builds a parameter of it and
   *   then forgets to send it
   */
  updateQualification(
    customerId: string,
    qualification: 'none' | 'education' | 'nonprofit',
    validationCode?: string,
  ): Promise<string | null>
}

/**
 * Stands for the Java SDK 1.15.4: sends what it sends and reads as it reads.
 * @param transport a way to the service, or one that has troubles of its own
 */
export function createJavaSdk(transport: Transport, options: SdkOptions): JavaSdk {
  const { call, follow } = connectJava(transport, options)
  const customerPage = models.page(models.customer)
  const auditPage = models.page(models.auditRecord)

  return {
    name: 'Java SDK 1.15.4',
    async listCustomers() {
      return required(await call('GET', 'customers', { read: customerPage }))
    },
    async queryCustomers({ size, filter }) {
      if (size !== undefined && (size < 1 || size > 500)) {
        throw new RangeError('Allowed page size values are from 1-500')
      }
      const query: Query = [
        ['size', String(size ?? 0)],
        ...(filter ? [['filter', writeFilter(filter)] as const] : []),
      ]
      return required(await call('GET', 'customers', { read: customerPage, query }))
    },
    async seekCustomers(operation, token) {
      const query: Query = [['seekOperation', operation]]
      const continued = { read: customerPage, query, continuationToken: token }
      return required(await call('GET', 'customers', continued))
    },
    async followCustomers(link) {
      return required(await follow(link, customerPage))
    },
    getCustomer: (id) => call('GET', `customers/${id}`, { read: models.customer }),
    createCustomer: (draft) =>
      call('POST', 'customers', { read: models.customer, body: writeCustomerDraft(draft) }),
    async deleteCustomer(id) {
      await call('DELETE', `customers/${id}`, { read: models.customer })
    },
    removeRelationship: (id) =>
      call('PATCH', `customers/${id}`, { read: models.customer, body: unlinkedCustomer }),
    isDomainTaken: (domain) =>
      call('HEAD', `domains/${domain}`, { read: anything }).then(
        () => true,
        (error: { category?: string }) => {
          if (error.category === 'NOT_FOUND') return false
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
        ['startDate', writeDayOfYear(start)],
        ...(end ? [['endDate', writeDayOfYear(end)] as const] : []),
        ...(size === undefined ? [] : [['size', String(size)] as const]),
        ...(filter ? [['filter', writeFilter(filter)] as const] : []),
        ...(token === undefined ? [] : [['MS-ContinuationToken', token] as const]),
      ]
      return required(await call('GET', 'auditrecords', { read: auditPage, query: parameters }))
    },
    async followAuditRecords(link) {
      return required(await follow(link, auditPage))
    },
    validateAddress: (address) =>
      call('POST', 'validations/address', { read: flagOrNull, body: writeAddress(address) }),
    getQualification: (id) =>
      call('GET', `customers/${id}/qualification`, { read: models.qualification }),
    updateQualification: (id, qualification) =>
      call('PUT', `customers/${id}/qualification`, {
        read: models.qualification,
        body: qualification,
      }),
  }
}

function writeFilter({ field, operator, value }: FieldFilter): string {
  return encodeUrl(JSON.stringify({ operator, fieldType: 'String', field, value }))
}

function required<T>(page: T | null): T {
  if (page === null) throw new TypeError('NullPointerException')
  return page
}
