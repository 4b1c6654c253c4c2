/** A customer that is created, as the activity log has it. */
export const created = {
  Id: '(id)',
  CompanyProfile: {
    TenantId: '(id)',
    Domain: 'new.example',
    CompanyName: 'Wingtip',
    Links: { Self: { Uri: '/customers/(id)/profiles/company', Method: 'GET', Headers: [] } },
    Attributes: { ObjectType: 'CustomerCompanyProfile' },
    Address: {
      AddressLine1: '1 Main Street',
      City: 'Boise',
      Country: 'US',
      PostalCode: '83702',
      PhoneNumber: '+1 208 555 0100',
      Region: 'ID',
    },
    Email: 'b@wingtip.example',
  },
  RelationshipToPartner: 'reseller',
  Links: { Self: { Uri: '/customers/(id)', Method: 'GET', Headers: [] } },
  Attributes: { ObjectType: 'Customer' },
  CommerceId: '(id)',
  BillingProfile: {
    Id: '(id)',
    CompanyName: 'Wingtip',
    Email: 'b@wingtip.example',
    Culture: 'en-US',
    Language: 'en',
    DefaultAddress: {
      AddressLine1: '1 Main Street',
      City: 'Boise',
      State: 'ID',
      Country: 'US',
      PostalCode: '83702',
      PhoneNumber: '+1 208 555 0100',
    },
    Links: { Self: { Uri: '/customers/(id)/profiles/billing', Method: 'GET', Headers: [] } },
    Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
  },
  AllowDelegatedAccess: true,
  CustomDomains: ['new.example'],
}

/** Northwind School, as the activity log has it. */
export const northwind = {
  Id: 'X',
  CompanyProfile: {
    TenantId: 'X',
    Domain: 'ax.example',
    CompanyName: 'Northwind School',
    Links: { Self: { Uri: '/customers/X/profiles/company', Method: 'GET', Headers: [] } },
    Attributes: { ObjectType: 'CustomerCompanyProfile' },
    Email: 'office@northwind.example',
  },
  RelationshipToPartner: 'reseller',
  Links: { Self: { Uri: '/customers/X', Method: 'GET', Headers: [] } },
  Attributes: { ObjectType: 'Customer' },
  CommerceId: '(id)',
  BillingProfile: {
    Id: 'X',
    CompanyName: 'Northwind School',
    Email: 'office@northwind.example',
    Links: { Self: { Uri: '/customers/X/profiles/billing', Method: 'GET', Headers: [] } },
    Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
  },
  AllowDelegatedAccess: true,
  CustomDomains: ['ax.example'],
  AssociatedPartnerId: '(id)',
}

const { Email: _email, ...withoutEmail } = northwind.CompanyProfile
const { CustomDomains: _domains, ...withoutDomains } = northwind

/** Northwind without delegated administration, which hides its e-mail and its domains. */
export const undelegated = {
  ...withoutDomains,
  CompanyProfile: withoutEmail,
  AllowDelegatedAccess: false,
}

/**
 * The lines that each write leaves in the logs, by command and title; a write that is not named leaves
 * none. Validation codes are masked in the activity log, and the operator’s record names the fields of
 * a customer without their values.
 */
