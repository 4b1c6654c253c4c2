import { Type, type Static, type TSchema } from 'typebox'

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
export const FieldFilter = Type.Object(
  {
    field: Type.String(),
    operator: Type.Union([Type.String(), Type.Integer()]),
    value: Type.String(),
  },
  { $id: 'FieldFilter' },
)

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

/** Ways to move through a list in the order of their ordinals. Source: both SDKs. */
export const seekOperations = ['Next', 'Previous', 'First', 'Last', 'PageIndex'] as const
export type SeekOperation = (typeof seekOperations)[number]
