/** What the tests use of `@serialport/binding-mock`, whose own types its `exports` hide from a bundler's resolution. */
declare module '@serialport/binding-mock' {
  interface Options {
    readonly path: string;
    readonly baudRate: number;
  }

  export interface MockPortBinding {
    readonly isOpen: boolean;
    readonly openOptions: Options;
    readonly recording: Buffer;
    emitData(data: string): void;
    read(buffer: Buffer, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
    write(bytes: Buffer): Promise<void>;
    set(lines: { readonly dtr: boolean; readonly rts: boolean }): Promise<void>;
    close(): Promise<void>;
  }

  export const MockBinding: {
    list(): Promise<
      readonly { readonly path: string; readonly vendorId?: string; readonly productId?: string }[]
    >;
    open(options: Options): Promise<MockPortBinding>;
    createPort(path: string, options?: { record?: boolean; vendorId?: string; productId?: string }): void;
    reset(): void;
  };
}
