/** Version of this library, as receipts name it; equal to the version of the package. */
export const LIBRARY_VERSION = "0.1.0";
