/**
 * What a field of an event may hold, in the few words of the manual. It knows the JSON Schemas that the catalogue
 * makes today; one of a new sort is a reason to teach it, not to leave the manual silent.
 */
import type { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

export function fieldInWords(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map((choice) => fieldInWords(choice as Schema)).join(' or ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(', ').replace(/, ([^,]+)$/, ' or $1');
  switch (schema.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return wholeNumber(schema);
    case 'string':
      return text(schema);
    case 'array':
      return `up to ${schema.maxItems} of: ${fieldInWords(schema.items as Schema)}`;
    case 'object':
      return `{ ${fieldsInWords(schema).join(', ')} }`;
    default:
      throw new Error(`the manual has no words for ${JSON.stringify(schema)}`);
  }
}

export function fieldsInWords(schema: Schema): string[] {
  const fields = Object.entries(schema.properties ?? {});
  return fields.map(([name, field]) => `\`${name}\` ${fieldInWords(field as Schema)}`);
}

function wholeNumber({ minimum, exclusiveMinimum }: Schema): string {
  return `whole number from ${minimum ?? Number(exclusiveMinimum) + 1}`;
}

function text({ format, pattern, minLength, maxLength }: Schema): string {
  if (format !== undefined) return format;
  if (pattern !== undefined) return `\`${pattern.replaceAll('|', '\\|')}\``;
  return minLength === undefined ? `text up to ${maxLength}` : `text of ${minLength} to ${maxLength}`;
}
