/** The customer that the .NET feature samples create, spelled as they spell it. */
export function newSchool(domain = 'tailwind-school.ccsctp.net') {
  return {
    Id: null,
    CommerceId: null,
    CompanyProfile: { TenantId: null, Domain: domain, CompanyName: null, Links: null },
    BillingProfile: {
      Id: null,
      FirstName: 'Tess',
      LastName: 'Wind',
      Email: 'Tess.Wind@tailwind.example',
      Culture: 'EN-US',
      Language: 'En',
      CompanyName: 'Tailwind School',
      DefaultAddress: {
        Country: 'US',
        Region: null,
        City: 'Redmond',
        State: 'WA',
        AddressLine1: '4001 156th Ave',
        AddressLine2: null,
        PostalCode: '98052',
        FirstName: 'Tess',
        LastName: 'Wind',
        PhoneNumber: '4255550101',
      },
      Attributes: { Etag: null, ObjectType: 'CustomerBillingProfile' },
    },
    RelationshipToPartner: 'unknown',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    AssociatedPartnerId: null as string | null,
    Attributes: { Etag: null, ObjectType: 'Customer' },
  }
}

/** A firm in Armenia, where a registration number and a phone number are demanded. */
export function newArmenian() {
  return {
    companyProfile: {
      domain: 'ararat.onmicrosoft.com',
      organizationRegistrationNumber: '12345678' as string | undefined,
    },
    billingProfile: {
      email: 'office@ararat.example',
      culture: 'hy-AM',
      language: 'hy',
      companyName: 'Ararat',
      defaultAddress: {
        country: 'AM',
        city: 'Yerevan',
        addressLine1: '1 Abovyan Street',
        postalCode: '0001',
        phoneNumber: '+37410555010' as string | undefined,
      },
    },
  }
}
