import { Type, type Static } from 'typebox'

const eTag = Type.String({
  description: 'Weak entity tag; quotes and mark are part of the string.',
})

/** A code that a partner got for government customers. Source: utility resources. */
export const ValidationCode = Type.Object(
  {
    partnerId: Type.String({ format: 'uuid' }),
    organizationName: Type.String(),
    validationId: Type.String({ description: 'The code itself, opaque.' }),
    maxCreates: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Number of uses, one per customer; null means no limit.',
    }),
    remainingCreates: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Number of uses left; null means no limit.',
    }),
    eTag,
  },
  { $id: 'ValidationCode' },
)
export type ValidationCode = Static<typeof ValidationCode>

/** Code with which a customer was qualified. Source: the published API description. */
export const CustomerValidation = Type.Object(
  {
    partnerId: Type.String({ format: 'uuid' }),
    customerId: Type.String({ format: 'uuid' }),
    validationId: Type.String(),
    organizationName: Type.String(),
    eTag,
  },
  { $id: 'CustomerValidation' },
)
export type CustomerValidation = Static<typeof CustomerValidation>
