/** As much of PouchDB as is measured: it brings no types of its own. */
declare module 'pouchdb-browser' {
  interface Stored {
    readonly _id: string;
    readonly _rev?: string;
  }
  interface Found<T> {
    readonly rows: readonly {
      readonly key: unknown;
      readonly value: { readonly rev: string };
      readonly doc?: T;
    }[];
  }
  export default class PouchDB<T extends object> {
    constructor(name: string, options?: { readonly auto_compaction?: boolean });
    bulkDocs(
      documents: readonly (T & Stored)[],
    ): Promise<readonly { readonly id: string; readonly rev?: string; readonly error?: unknown }[]>;
    allDocs(options: {
      readonly keys?: readonly string[];
      readonly startkey?: string;
      readonly endkey?: string;
      readonly include_docs?: boolean;
    }): Promise<Found<T & Stored>>;
    query(
      view: string,
      options: {
        readonly key?: unknown;
        readonly startkey?: unknown;
        readonly endkey?: unknown;
        readonly include_docs: true;
      },
    ): Promise<Found<T & Stored>>;
    put(document: object): Promise<unknown>;
    get(id: string): Promise<unknown>;
  }
}
