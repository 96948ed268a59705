// Lucene 4.10 over a MMapDirectory, with BM25 and its own facet counts; lines as in engine.h.
// Given its best: a 256 MB buffer while indexing, and one segment to search in.
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collections;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.util.CharArraySet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.BooleanFilter;
import org.apache.lucene.queries.TermFilter;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FilteredQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.NumericRangeFilter;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

public final class Lucene {
  static final int HITS = 10;
  static final int FACET_VALUES = 10;
  static final int TITLE_GAP = 100; // no phrase reaches from the title into the text
  static final String[] FACETS = {"province", "year", "document"};

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) {
      config.setMultiValued(facet, !facet.equals("year"));
      config.setIndexFieldName(facet, "facet_" + facet);
    }
    return config;
  }

  // Unicode's words in lower case; no English stop words, which are Vietnamese syllables.
  static Analyzer analyzer() {
    final Analyzer words = new StandardAnalyzer(CharArraySet.EMPTY_SET);
    return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      @Override protected Analyzer getWrappedAnalyzer(String field) { return words; }
      @Override public int getPositionIncrementGap(String field) { return TITLE_GAP; }
    };
  }

  static void index(String prepared, Directory directory) throws IOException {
    IndexWriterConfig settings = new IndexWriterConfig(Version.LATEST, analyzer());
    settings.setSimilarity(new BM25Similarity());
    settings.setRAMBufferSizeMB(256);
    FacetsConfig facets = facetsConfig();
    try (IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader lines = Files.newBufferedReader(Paths.get(prepared), StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        Document document = facets.build(document(line.split("\t", -1)));
        writer.updateDocument(new Term("id", document.get("id")), document);
      }
      writer.commit();
    }
  }

  static Document document(String[] fields) {
    Document document = new Document();
    document.add(new StringField("id", fields[0], Field.Store.YES));
    document.add(new NumericDocValuesField("day", Long.parseLong(fields[1])));
    if (!fields[2].equals("0")) {
      document.add(new IntField("year", Integer.parseInt(fields[2]), Field.Store.NO));
      document.add(new SortedSetDocValuesFacetField("year", fields[2]));
    }
    for (String province : values(fields[3])) {
      document.add(new StringField("province", province, Field.Store.NO));
      document.add(new SortedSetDocValuesFacetField("province", province));
    }
    for (String cited : values(fields[4])) document.add(new SortedSetDocValuesFacetField("document", cited));
    document.add(new TextField("text", fields[5], Field.Store.NO));
    document.add(new TextField("text", fields[6], Field.Store.NO));
    return document;
  }

  static String[] values(String joined) {
    return joined.isEmpty() ? new String[0] : joined.split("\\|");
  }

  static void mergeToOne(Directory directory) throws IOException {
    IndexWriterConfig settings = new IndexWriterConfig(Version.LATEST, analyzer());
    try (IndexWriter writer = new IndexWriter(directory, settings)) {
      writer.forceMerge(1);
    }
  }

  final IndexSearcher searcher;
  final SortedSetDocValuesReaderState[] states = new SortedSetDocValuesReaderState[FACETS.length];

  Lucene(DirectoryReader reader) throws IOException {
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
    for (int i = 0; i < FACETS.length; ++i) {
      try {
        states[i] = new DefaultSortedSetDocValuesReaderState(reader, "facet_" + FACETS[i]);
      } catch (IllegalArgumentException none) {
        states[i] = null; // no article has a value
      }
    }
  }

  static Query parse(String[] fields) {
    String[] words = fields[1].split(" ");
    Query query;
    if (fields[0].equals("phrase") && words.length > 1) {
      PhraseQuery phrase = new PhraseQuery();
      for (String word : words) phrase.add(new Term("text", word));
      query = phrase;
    } else if (words.length == 1) {
      query = new TermQuery(new Term("text", words[0]));
    } else {
      BooleanClause.Occur occur = fields[0].equals("any") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
      BooleanQuery some = new BooleanQuery();
      for (String word : words) some.add(new TermQuery(new Term("text", word)), occur);
      query = some;
    }
    BooleanFilter filter = new BooleanFilter();
    if (!fields[2].isEmpty()) filter.add(new TermFilter(new Term("province", fields[2])), BooleanClause.Occur.MUST);
    if (!fields[3].equals("0"))
      filter.add(
          NumericRangeFilter.newIntRange("year", Integer.parseInt(fields[3]), Integer.parseInt(fields[4]), true, true),
          BooleanClause.Occur.MUST);
    return filter.clauses().isEmpty() ? query : new FilteredQuery(query, filter);
  }

  // Articles found, and the sum of the counts of each facet's most frequent values.
  long[] answer(String[] fields) throws IOException {
    Query query = parse(fields);
    FacetsCollector collector = fields[5].equals("facets") ? new FacetsCollector() : null;
    TopDocs found;
    if (fields[6].equals("newest"))
      found = searcher.search(query, HITS, new Sort(new SortField("day", SortField.Type.LONG, true)));
    else if (collector != null) found = FacetsCollector.search(searcher, query, HITS, collector);
    else found = searcher.search(query, HITS);
    String[] ids = new String[found.scoreDocs.length];
    for (int i = 0; i < ids.length; ++i)
      ids[i] = searcher.doc(found.scoreDocs[i].doc, Collections.singleton("id")).get("id");
    return new long[] {found.totalHits, collector == null ? 0 : facetSum(collector)};
  }

  long facetSum(FacetsCollector collector) throws IOException {
    long sum = 0;
    for (int i = 0; i < FACETS.length; ++i) {
      if (states[i] == null) continue;
      Facets counts = new SortedSetDocValuesFacetCounts(states[i], collector);
      FacetResult best = counts.getTopChildren(FACET_VALUES, FACETS[i]);
      for (int j = 0; best != null && j < best.labelValues.length; ++j) sum += best.labelValues[j].value.longValue();
    }
    return sum;
  }

  static void serve(Directory directory) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Lucene engine = new Lucene(reader);
      for (String line; (line = lines.readLine()) != null; ) {
        String[] fields = line.split("\t", -1);
        long start = System.nanoTime();
        long[] answer = engine.answer(fields);
        long taken = System.nanoTime() - start;
        out.println(answer[0] + "\t" + answer[1] + "\t" + taken);
        out.flush();
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(arguments[1], new MMapDirectory(new File(arguments[2])));
    } else if (arguments.length == 2 && arguments[0].equals("merge")) {
      mergeToOne(new MMapDirectory(new File(arguments[1])));
    } else if (arguments.length >= 2 && arguments[0].equals("serve")) {
      serve(new MMapDirectory(new File(arguments[1])));
    } else {
      System.err.println("usage: index PREPARED DIR | merge DIR | serve DIR");
      System.exit(2);
    }
  }
}
