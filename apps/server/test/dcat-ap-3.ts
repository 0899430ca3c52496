import { Parser, type Quad, Store } from 'n3';

/**
 * What DCAT-AP 3.0.0 asks (https://semiceu.github.io/DCAT-AP/releases/3.0.0), class by class and property by property, told from
 * its SHACL shapes in our own words. A line: property, L for a literal or R for a thing, how often, and the class or datatype.
 */
const rules: Readonly<Record<string, readonly string[]>> = {
  'dcat:Catalog': [
    'dct:title L 1..',
    'dct:description L 1..',
    'dct:publisher R 1..1 foaf:Agent',
    'dct:creator R ..1 foaf:Agent',
    'dct:license R ..1 dct:LicenseDocument',
    'dct:rights R ..1 dct:RightsStatement',
    'dct:issued L ..1',
    'dct:modified L ..1',
    'dct:language R .. dct:LinguisticSystem',
    'dct:spatial R .. dct:Location',
    'dct:temporal R .. dct:PeriodOfTime',
    'dct:hasPart R .. dcat:Catalog',
    'dcat:catalog R .. dcat:Catalog',
    'dcat:dataset R .. dcat:Dataset',
    'dcat:service R .. dcat:DataService',
    'dcat:record R .. dcat:CatalogRecord',
    'dcat:themeTaxonomy R .. skos:ConceptScheme',
    'foaf:homepage R ..1 foaf:Document',
    'r5r:applicableLegislation R .. eli:LegalResource',
  ],
  'dcat:CatalogRecord': [
    'dct:modified L 1..1',
    'dct:issued L ..1',
    'dct:title L ..',
    'dct:description L ..',
    'adms:status R ..1 skos:Concept',
    'dct:language R .. dct:LinguisticSystem',
    'dct:conformsTo R .. dct:Standard',
    'foaf:primaryTopic R 1..1 dcat:Resource',
    'dct:source R ..1 dcat:CatalogRecord',
  ],
  'dcat:Dataset': [
    'dct:title L 1..',
    'dct:description L 1..',
    'dct:identifier L ..',
    'dcat:keyword L ..',
    'dct:publisher R ..1 foaf:Agent',
    'dct:creator R .. foaf:Agent',
    'dcat:contactPoint R .. vcard:Kind',
    'dcat:distribution R .. dcat:Distribution',
    'adms:sample R .. dcat:Distribution',
    'dct:spatial R .. dct:Location',
    'dct:temporal R .. dct:PeriodOfTime',
    'dcat:theme R .. skos:Concept',
    'dct:type R .. skos:Concept',
    'dct:accessRights R ..1 dct:RightsStatement',
    'dct:accrualPeriodicity R ..1 dct:Frequency',
    'dct:conformsTo R .. dct:Standard',
    'dct:language R .. dct:LinguisticSystem',
    'dct:provenance R .. dct:ProvenanceStatement',
    'dct:issued L ..1',
    'dct:modified L ..1',
    'dct:source R .. dcat:Dataset',
    'dct:relation R .. rdfs:Resource',
    'dct:isReferencedBy R .. rdfs:Resource',
    'dcat:landingPage R .. foaf:Document',
    'foaf:page R .. foaf:Document',
    'dcat:hasVersion R .. dcat:Dataset',
    'dcat:version L ..1',
    'adms:versionNotes L ..',
    'dcat:inSeries R .. dcat:DatasetSeries',
    'dcat:qualifiedRelation R .. dcat:Relationship',
    'prov:qualifiedAttribution R .. prov:Attribution',
    'prov:wasGeneratedBy R .. prov:Activity',
    'dcat:temporalResolution L ..1 xsd:duration',
    'dcat:spatialResolutionInMeters L ..1 xsd:decimal',
    'adms:identifier R .. adms:Identifier',
    'r5r:applicableLegislation R .. eli:LegalResource',
  ],
  'dcat:DatasetSeries': [
    'dct:title L 1..',
    'dct:description L 1..',
    'dct:publisher R ..1 foaf:Agent',
    'dcat:contactPoint R .. vcard:Kind',
    'dct:spatial R .. dct:Location',
    'dct:temporal R .. dct:PeriodOfTime',
    'dct:accrualPeriodicity R ..1 dct:Frequency',
    'dct:issued L ..1',
    'dct:modified L ..1',
    'r5r:applicableLegislation R .. eli:LegalResource',
  ],
  'dcat:Distribution': [
    'dcat:accessURL R 1.. rdfs:Resource',
    'dcat:downloadURL R .. rdfs:Resource',
    'dct:title L ..',
    'dct:description L ..',
    'dct:format R ..1 dct:MediaTypeOrExtent',
    'dcat:mediaType R ..1 dct:MediaType',
    'dcat:compressFormat R ..1 dct:MediaType',
    'dcat:packageFormat R ..1 dct:MediaType',
    'dct:license R ..1 dct:LicenseDocument',
    'dct:rights R ..1 dct:RightsStatement',
    'dct:language R .. dct:LinguisticSystem',
    'dct:conformsTo R .. dct:Standard',
    'foaf:page R .. foaf:Document',
    'dcat:accessService R .. dcat:DataService',
    'dct:issued L ..1',
    'dct:modified L ..1',
    'adms:status R ..1 skos:Concept',
    'r5r:availability R ..1 skos:Concept',
    'odrl:hasPolicy R ..1 odrl:Policy',
    'spdx:checksum R ..1 spdx:Checksum',
    'dcat:byteSize L ..1 xsd:nonNegativeInteger',
    'dcat:temporalResolution L ..1 xsd:duration',
    'dcat:spatialResolutionInMeters L ..1 xsd:decimal',
    'r5r:applicableLegislation R .. eli:LegalResource',
  ],
  'dcat:DataService': [
    'dct:title L 1..',
    'dcat:endpointURL R 1.. rdfs:Resource',
    'dcat:endpointDescription R .. rdfs:Resource',
    'dct:description L ..',
    'dcat:keyword L ..',
    'dct:publisher R ..1 foaf:Agent',
    'dcat:contactPoint R .. vcard:Kind',
    'dcat:servesDataset R .. dcat:Dataset',
    'dcat:theme R .. skos:Concept',
    'dct:conformsTo R .. dct:Standard',
    'dct:format R .. dct:MediaTypeOrExtent',
    'dcat:landingPage R .. foaf:Document',
    'foaf:page R .. foaf:Document',
    'dct:accessRights R ..1 dct:RightsStatement',
    'dct:license R ..1 dct:LicenseDocument',
    'r5r:applicableLegislation R .. eli:LegalResource',
  ],
  'dcat:Relationship': ['dct:relation R 1.. rdfs:Resource', 'dcat:hadRole R 1.. dcat:Role'],
  'dct:LicenseDocument': ['dct:type R .. skos:Concept'],
  'dct:Location': ['dcat:bbox L ..1', 'dcat:centroid L ..1', 'locn:geometry R ..1 locn:Geometry'],
  'dct:PeriodOfTime': [
    'dcat:startDate L ..1',
    'dcat:endDate L ..1',
    'time:hasBeginning R ..1 time:Instant',
    'time:hasEnd R ..1 time:Instant',
  ],
  'foaf:Agent': ['foaf:name L 1..', 'dct:type R ..1 skos:Concept'],
  'skos:Concept': ['skos:prefLabel L 1..'],
  'skos:ConceptScheme': ['dct:title L 1..'],
  'spdx:Checksum': ['spdx:algorithm R 1..1 spdx:ChecksumAlgorithm', 'spdx:checksumValue L 1..1 xsd:hexBinary'],
  'adms:Identifier': ['skos:notation L 1..1'],
};

const prefixes = `
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix adms: <http://www.w3.org/ns/adms#> .
@prefix spdx: <http://spdx.org/rdf/terms#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix time: <http://www.w3.org/2006/time#> .
@prefix locn: <http://www.w3.org/ns/locn#> . @prefix odrl: <http://www.w3.org/ns/odrl/2/> . @prefix r5r: <http://data.europa.eu/r5r/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .`;

const kinds: Readonly<Record<string, string>> = { L: 'sh:Literal', R: 'sh:BlankNodeOrIRI' };

function property(line: string): string {
  const [path = '', kind = '', count = '', range] = line.split(' ');
  const [least = '', most = ''] = count.split('..');
  const is = range === undefined ? '' : `${kind === 'L' ? 'sh:datatype' : 'sh:class'} ${range} ;`;
  return `[ sh:path ${path} ; sh:nodeKind ${kinds[kind]} ; ${least && `sh:minCount ${least} ;`} ${most && `sh:maxCount ${most} ;`} ${is} ]`;
}

/** The shapes those rules come to. */
export const dcatAp3 = (): Store =>
  new Store(
    new Parser().parse(
      prefixes +
        Object.entries(rules)
          .map(([target, lines]) => `\n[] a sh:NodeShape ; sh:targetClass ${target} ; sh:property ${lines.map(property).join(', ')} .`)
          .join(''),
    ),
  );

export const storeOf = (quads: readonly Quad[]): Store => new Store([...quads]);
