import { Type, type Static, type TSchema } from 'typebox'
import { anyLine, spelled } from './texts.ts'

/** Page size of a list, as it stands in the query. */
export const pageSize = Type.Integer({
  minimum: 0,
  maximum: 500,
  description: 'Page size, 1 to 500; 0 or nothing means 500.',
})

/** Kind of the resource that an answer holds, and its entity tag where it has one. */
export function attributes<ObjectType extends string>(objectType: ObjectType) {
  return Type.Object({
    etag: Type.Optional(Type.String()),
    objectType: Type.Literal(objectType),
  })
}

/** A link to a resource; `uri` is relative to the API root, without `/v1`. */
export const Link = Type.Object(
  {
    uri: Type.String(),
    method: Type.String(),
    headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
  },
  { $id: 'Link' },
)
export type Link = Static<typeof Link>

/** The links of a resource of its own. */
export const selfLink = Type.Object({ self: Link })

/** A page of a list. `totalCount` counts the items of this page, as the .NET SDK does. */
export function collectionOf<Item extends TSchema>(item: Item, $id: string) {
  return Type.Object(
    {
      totalCount: Type.Integer({ minimum: 0 }),
      items: Type.Array(item),
      links: Type.Object({
        self: Link,
        next: Type.Optional(Link),
        previous: Type.Optional(Link),
      }),
      continuationToken: Type.Optional(
        Type.String({ description: 'Stands for this page in a seek; absent on the last one.' }),
      ),
      attributes: attributes('Collection'),
    },
    { $id },
  )
}

/** A condition on a list, as the query parameter `filter` carries it in JSON. */
export const FieldFilter = Type.Object({
  field: Type.String(),
  operator: Type.Union([Type.String(), Type.Integer()]),
  value: Type.String(),
})

/** The operators of filters in the order of their ordinals. Source: utility resources. */
export const filterOperators = [
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_or_equals',
  'less_than',
  'less_than_or_equals',
  'substring',
  'and',
  'or',
  'starts_with',
  'not_starts_with',
] as const
export type FilterOperator = (typeof filterOperators)[number]

/** The fields by which customers are filtered, with their operators. Source: "Get a customer by name". */
export const customerFilters = {
  CompanyName: 'starts_with',
  Domain: 'starts_with',
  IndirectReseller: 'starts_with',
  IndirectCloudSolutionProvider: 'starts_with',
} as const satisfies Record<string, FilterOperator>

/** The fields by which the activity log is filtered. Source: "Get a record of Partner Center activity". */
export const auditFilters = {
  CompanyName: 'substring',
  CustomerId: 'equals',
  ResourceType: 'equals',
} as const satisfies Record<string, FilterOperator>

/**
 * The query parameter `filter` of a list, which holds JSON.
 * @param supported the one operator of each field
 */
export function filterParameter(supported: Readonly<Record<string, FilterOperator>>) {
  const conditions = Object.entries(supported).map(([field, operator]) =>
    Type.Object({
      field: spelled([field], 'The field, in any case.'),
      operator: spelled([operator], 'The operator, in any spelling.', filterOperators),
      value: Type.Union([anyLine('Compared without regard to case.'), Type.Number()]),
    }),
  )
  return Type.String({
    description: `A condition, as JSON: ${Object.entries(supported)
      .map(([field, operator]) => `${field} ${operator}`)
      .join(', ')}.`,
    contentMediaType: 'application/json',
    contentSchema: Type.Union(conditions),
  })
}

/** Ways to move through a list in the order of their ordinals. Source: both SDKs. */
export const seekOperations = ['Next', 'Previous', 'First', 'Last', 'PageIndex'] as const
export type SeekOperation = (typeof seekOperations)[number]

/** The query parameter `seekOperation`. PageIndex needs an index, which no sender gives. */
export const seekParameter = spelled(
  ['Next', 'Previous', 'First', 'Last'],
  'Where to go from the page of the continuation token.',
  seekOperations,
)

/** Member of a page that leads to the next one, in the lists that are not Partner Center's. */
export const nextPage = Type.Optional(
  Type.String({
    description: 'Give it as `after` to read the next page; absent on the last one.',
  }),
)
