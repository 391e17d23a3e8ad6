/** A file of the producer, as an object holds it. */
export interface ProducerFile {
  /** Relative to the bundle's folder. */
  path: string;
  encoding: 'utf8' | 'base64';
  /** The file in that encoding. */
  content: string;
  /** Of the file itself, in hexadecimal. */
  sha256: string;
}

/** All that the program uploads or hands on, made of the sources of this checkout. */
export interface Artefacts {
  functionImage: {
    /** Folder with Dockerfile and bundle, relative to the working folder. */
    contextFolder: string;
    /** Hash of all that the image is made of. */
    tag: string;
  };
  producerFiles: ProducerFile[];
  machineScripts: { fetchBundle: string; shipJournal: string };
  /** Hash of the module that sets up the database: a changed one runs again. */
  bootstrapHash: string;
}
