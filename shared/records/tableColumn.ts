/** A column's value in exactly the form that @azure/data-tables serialises without guessing its type. */
export type TableColumn =
  | string
  | boolean
  /** Always an Int32: any other number carries its type (azure-sdk-for-js#18077: numbers change type by value). */
  | number
  | { type: 'Int64' | 'Double' | 'DateTime'; value: string };
